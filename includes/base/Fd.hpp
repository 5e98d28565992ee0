#ifndef BASE_FD_HPP
#define BASE_FD_HPP

// Owns a descriptor and closes it.
class Fd {
 public:
  explicit Fd(int fd = -1) : fd_(fd) {}
  ~Fd() { reset(); }

  int get() const { return fd_; }
  bool isOpen() const { return fd_ >= 0; }
  void reset(int fd = -1);
  // Gives up ownership and returns the descriptor.
  int release();
  void swap(Fd& other);

  // Opens descriptors 0, 1 and 2 on /dev/null if the parent process closed them, so that no socket
  // becomes the standard error.
  static void occupyStandard();
  // Makes descriptors that the parent process left open close in CGI scripts.
  static void closeInheritedOnExec();

  // Make a descriptor non-blocking, and close it in CGI scripts. They return false if the system
  // refuses.
  static bool setNonBlocking(int fd);
  static bool setCloseOnExec(int fd);

 private:
  Fd(const Fd&);
  Fd& operator=(const Fd&);

  int fd_;
};

#endif

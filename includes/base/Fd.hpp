#ifndef BASE_FD_HPP
#define BASE_FD_HPP

// Owns one file descriptor, and closes it.
class Fd {
 public:
  explicit Fd(int fd = -1) : fd_(fd) {}
  ~Fd() { reset(); }

  int get() const { return fd_; }
  bool isOpen() const { return fd_ >= 0; }
  void reset(int fd = -1);
  // Gives the descriptor up to the caller.
  int release();
  void swap(Fd& other);

  // Whoever started us may have closed 0, 1 or 2: they are opened on /dev/null, so that no socket
  // becomes the standard error.
  static void occupyStandard();
  // What whoever started us left open beyond these is not passed on to programs we start.
  static void keepInherited();

  // Descriptors of this program never block and never reach a CGI child. False: the system
  // refused.
  static bool setNonBlocking(int fd);
  static bool setCloseOnExec(int fd);

 private:
  Fd(const Fd&);
  Fd& operator=(const Fd&);

  int fd_;
};

#endif

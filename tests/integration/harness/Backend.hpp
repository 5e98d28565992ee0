#ifndef TESTS_HARNESS_BACKEND_HPP
#define TESTS_HARNESS_BACKEND_HPP

#include <sys/types.h>

#include <functional>
#include <string>
#include <thread>

// One connection to a Backend, by a blocking socket.
class BackendPeer {
 public:
  explicit BackendPeer(int fd) : fd_(fd) {}
  ~BackendPeer() { close(); }

  // Reads until the bytes so far end with `end` or contain it; "" at the end of the connection.
  std::string readUntil(const std::string& end);
  // Reads `count` bytes, or fewer at the end of the connection.
  std::string read(std::size_t count);
  // Reads a whole HTTP request: its head, and as many bytes as its Content-Length says.
  std::string readRequest();
  // Returns the address of the other side, and its port.
  std::string address() const;
  int port() const;
  // Returns true if the other side has closed, after at most `milliseconds`.
  bool isClosedWithin(int milliseconds);
  void send(const std::string& bytes);
  // Closes with a reset in place of an orderly end.
  void reset();
  void close();

 private:
  int fd_;
  std::string bytes_;
};

// A scripted server behind the one under test: runs the script for each connection, one after the
// other, and counts them.
class Backend {
 public:
  typedef std::function<void(BackendPeer&)> Script;

  explicit Backend(Script script);
  ~Backend();

  int port() const { return port_; }
  std::string address() const { return "127.0.0.1:" + std::to_string(port_); }
  // How many connections have come.
  int connections() const { return connections_; }

 private:
  Backend(const Backend&);
  Backend& operator=(const Backend&);

  void run();

  Script script_;
  int fd_;
  int port_;
  volatile int connections_;
  volatile bool isOver_;
  std::thread thread_;
};

// A script that responds to every request of a connection with the same bytes.
Backend::Script responding(const std::string& response);

#endif

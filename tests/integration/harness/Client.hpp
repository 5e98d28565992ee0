#pragma once

#include <string>
#include <utility>
#include <vector>

// A response. The status is 0 if the server closed before the head was complete.
struct HttpResponse {
  int status = 0;
  std::string version;  // "HTTP/1.1"
  std::string reason;
  std::vector<std::pair<std::string, std::string> > fields;
  std::string head;       // as received, with the empty line
  std::string body;       // without chunked framing
  bool complete = false;  // the whole body has arrived

  std::string field(const std::string& name) const;  // the first of that name, or ""
  int count(const std::string& name) const;
};

// A client that may send any bytes at any pace, by one blocking socket. A wait longer than the
// timeout throws, which fails the test. A close or a reset by the server never throws.
class Client {
 public:
  explicit Client(int port, const std::string& host = "127.0.0.1");
  ~Client();
  Client(const Client&) = delete;
  Client& operator=(const Client&) = delete;

  void setTimeout(double seconds) { timeout_ = seconds; }

  // Both stop if the server has closed.
  void send(const std::string& bytes);
  void sendSlowly(const std::string& bytes, std::size_t piece, int milliseconds);

  void shutdownWrite();  // the server reads end of file
  void reset();          // the server gets ECONNRESET
  void close();

  // Returns the next response. A response to HEAD has no body.
  HttpResponse receive(bool toHead = false);
  // receive() split in two. In place of receiveBody(), read() takes as much of the body as is
  // wanted.
  HttpResponse receiveHead();
  void receiveBody(HttpResponse& response);

  std::string read(std::size_t count);     // returns less at end of file
  std::size_t discard(std::size_t count);  // as read(), but keeps nothing
  std::string readAll();                   // until end of file

  bool readable(int milliseconds);  // there is input or end of file
  bool closed();                    // waits for end of file; false if there is input

  int fd() const { return fd_; }

 private:
  bool fill();  // false at end of file
  std::string take(std::size_t count);
  std::string readLine();
  void receiveChunks(HttpResponse& response);

  int fd_;
  double timeout_;
  std::string input_;
};

// Sends one request by a new client. HEAD is recognised.
HttpResponse request(int port, const std::string& bytes);

// Builds a request from its parts and sends it as above, with "Connection: close". Each of the
// extra fields ends in CRLF.
HttpResponse request(int port, const std::string& method, const std::string& target,
                     const std::string& extraFields = "", const std::string& body = "");
HttpResponse get(int port, const std::string& target, const std::string& extraFields = "");

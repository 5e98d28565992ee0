#pragma once

#include <string>
#include <utility>
#include <vector>

// What came back. A status of 0 means that the server closed before a whole head.
struct HttpResponse {
  int status = 0;
  std::string version;  // "HTTP/1.1"
  std::string reason;
  std::vector<std::pair<std::string, std::string> > fields;
  std::string head;       // as it came, with the empty line
  std::string body;       // without the chunks' framing
  bool complete = false;  // all that the framing promised came

  std::string field(const std::string& name) const;  // the first of that name, or ""
  int count(const std::string& name) const;
};

// A client that knows no manners: one blocking socket, to send any bytes at any pace. A wait that
// exceeds the timeout throws, which fails the test; that the server closes or resets never does.
class Client {
 public:
  explicit Client(int port, const std::string& host = "127.0.0.1");
  ~Client();
  Client(const Client&) = delete;
  Client& operator=(const Client&) = delete;

  void setTimeout(double seconds) { timeout_ = seconds; }

  // Both give up when the server has closed.
  void send(const std::string& bytes);
  void sendSlowly(const std::string& bytes, std::size_t piece, int milliseconds);

  void shutdownWrite();  // the server reads end of file
  void reset();          // the server gets ECONNRESET
  void close();

  // The next response; to HEAD, one without a body.
  HttpResponse receive(bool toHead = false);
  // The same in two steps: the body of a head, or read() as much of it as is wanted.
  HttpResponse receiveHead();
  void receiveBody(HttpResponse& response);

  std::string read(std::size_t count);     // less at end of file
  std::size_t discard(std::size_t count);  // the same, keeping nothing
  std::string readAll();                   // until end of file

  bool readable(int milliseconds);  // there is input, or its end
  bool closed();                    // waits for the end; false if there is input

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

// One request by a client of its own; HEAD is recognised.
HttpResponse request(int port, const std::string& bytes);

// As request(), for a request made of its parts, which ends its connection. The extra fields are
// lines with their CRLF.
HttpResponse request(int port, const std::string& method, const std::string& target,
                     const std::string& extraFields = "", const std::string& body = "");
HttpResponse get(int port, const std::string& target, const std::string& extraFields = "");

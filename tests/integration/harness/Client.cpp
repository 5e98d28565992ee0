#include "harness/Client.hpp"

#include <netdb.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <string.h>
#include <strings.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <sstream>
#include <stdexcept>

namespace {

const double kTimeout = 10;
const std::size_t kEverything = std::string::npos;

int connectTo(int port, const std::string& host) {
  addrinfo hints = addrinfo();
  hints.ai_socktype = SOCK_STREAM;
  addrinfo* found = nullptr;
  int error = getaddrinfo(host.c_str(), std::to_string(port).c_str(), &hints, &found);
  if (error != 0) throw std::runtime_error(host + ": " + gai_strerror(error));
  int fd = -1;
  for (addrinfo* each = found; each != nullptr && fd < 0; each = each->ai_next) {
    fd = socket(each->ai_family, SOCK_STREAM | SOCK_CLOEXEC, 0);
    if (connect(fd, each->ai_addr, each->ai_addrlen) != 0) {
      ::close(fd);
      fd = -1;
    }
  }
  freeaddrinfo(found);
  if (fd < 0) {
    throw std::runtime_error("cannot connect to " + host + " port " + std::to_string(port) + ": " +
                             strerror(errno));
  }
  int on = 1;
  setsockopt(fd, IPPROTO_TCP, TCP_NODELAY, &on, sizeof(on));
  return fd;
}

std::string trimmed(const std::string& text) {
  std::size_t first = text.find_first_not_of(" \t\r\n");
  std::size_t last = text.find_last_not_of(" \t\r\n");
  return first == std::string::npos ? "" : text.substr(first, last - first + 1);
}

void parseHead(HttpResponse& response) {
  std::istringstream lines(response.head);
  std::string line;
  std::getline(lines, line);
  std::istringstream first(line);
  first >> response.version >> response.status;
  std::getline(first, response.reason);
  response.reason = trimmed(response.reason);
  while (std::getline(lines, line) && !trimmed(line).empty()) {
    std::size_t colon = line.find(':');
    if (colon == std::string::npos) throw std::runtime_error("a field without colon: " + line);
    response.fields.push_back({line.substr(0, colon), trimmed(line.substr(colon + 1))});
  }
}

}  // namespace

std::string HttpResponse::field(const std::string& name) const {
  for (const auto& each : fields) {
    if (strcasecmp(each.first.c_str(), name.c_str()) == 0) return each.second;
  }
  return "";
}

int HttpResponse::count(const std::string& name) const {
  return std::count_if(fields.begin(), fields.end(),
                       [&](const std::pair<std::string, std::string>& each) {
                         return strcasecmp(each.first.c_str(), name.c_str()) == 0;
                       });
}

Client::Client(int port, const std::string& host)
    : fd_(connectTo(port, host)), timeout_(kTimeout) {}

Client::~Client() { close(); }

void Client::send(const std::string& bytes) {
  std::size_t done = 0;
  while (done < bytes.size()) {
    pollfd wait = {fd_, POLLOUT, 0};
    if (poll(&wait, 1, timeout_ * 1000) == 0) {
      throw std::runtime_error("the server does not read: sent " + std::to_string(done) + " of " +
                               std::to_string(bytes.size()));
    }
    ssize_t sent =
        ::send(fd_, bytes.data() + done, bytes.size() - done, MSG_NOSIGNAL | MSG_DONTWAIT);
    if (sent < 0 && errno != EAGAIN) return;
    if (sent > 0) done += sent;
  }
}

void Client::sendSlowly(const std::string& bytes, std::size_t piece, int milliseconds) {
  for (std::size_t at = 0; at < bytes.size(); at += piece) {
    if (at > 0) usleep(milliseconds * 1000);
    send(bytes.substr(at, piece));
  }
}

void Client::shutdownWrite() { shutdown(fd_, SHUT_WR); }

void Client::reset() {
  linger hard = {1, 0};
  setsockopt(fd_, SOL_SOCKET, SO_LINGER, &hard, sizeof(hard));
  close();
}

void Client::close() {
  if (fd_ >= 0) ::close(fd_);
  fd_ = -1;
}

bool Client::readable(int milliseconds) {
  if (!input_.empty()) return true;
  pollfd wait = {fd_, POLLIN, 0};
  return poll(&wait, 1, milliseconds) > 0;
}

bool Client::closed() { return input_.empty() && !fill(); }

bool Client::fill() {
  pollfd wait = {fd_, POLLIN, 0};
  if (poll(&wait, 1, timeout_ * 1000) == 0) {
    throw std::runtime_error("nothing came from the server; unread until then: \"" +
                             input_.substr(0, 200) + "\"");
  }
  char block[65536];
  ssize_t count = recv(fd_, block, sizeof(block), 0);
  if (count > 0) input_.append(block, count);
  return count > 0;
}

std::string Client::take(std::size_t count) {
  std::string taken = input_.substr(0, count);
  input_.erase(0, count);
  return taken;
}

std::string Client::read(std::size_t count) {
  while (input_.size() < count && fill()) {
  }
  return take(count);
}

std::string Client::readAll() { return read(kEverything); }

std::size_t Client::discard(std::size_t count) {
  std::size_t done = 0;
  while (done < count && (!input_.empty() || fill())) {
    done += take(count - done).size();
  }
  return done;
}

std::string Client::readLine() {
  std::size_t end;
  while ((end = input_.find('\n')) == std::string::npos && fill()) {
  }
  return take(end == std::string::npos ? kEverything : end + 1);
}

HttpResponse Client::receiveHead() {
  HttpResponse response;
  while (input_.find("\r\n\r\n") == std::string::npos) {
    if (!fill()) {
      response.head = take(kEverything);
      return response;
    }
  }
  response.head = take(input_.find("\r\n\r\n") + 4);
  parseHead(response);
  return response;
}

void Client::receiveChunks(HttpResponse& response) {
  for (;;) {
    std::string line = readLine();
    std::size_t size = strtoul(line.c_str(), nullptr, 16);
    if (line.empty() || !isxdigit(line[0])) return;
    if (size == 0) break;
    std::string chunk = read(size);
    response.body += chunk;
    if (chunk.size() < size || readLine() != "\r\n") return;
  }
  std::string trailer;
  do {
    trailer = readLine();
  } while (trailer.size() > 2);
  response.complete = trailer == "\r\n";
}

void Client::receiveBody(HttpResponse& response) {
  bool bodiless = response.status < 200 || response.status == 204 || response.status == 304;
  if (response.status == 0) return;
  if (bodiless) {
    response.complete = true;
  } else if (strcasecmp(response.field("Transfer-Encoding").c_str(), "chunked") == 0) {
    receiveChunks(response);
  } else if (response.count("Content-Length") > 0) {
    std::size_t length = std::stoul(response.field("Content-Length"));
    response.body = read(length);
    response.complete = response.body.size() == length;
  } else {
    response.body = readAll();
    response.complete = true;
  }
}

HttpResponse Client::receive(bool toHead) {
  HttpResponse response = receiveHead();
  if (toHead) {
    response.complete = response.status != 0;
  } else {
    receiveBody(response);
  }
  return response;
}

HttpResponse request(int port, const std::string& bytes) {
  Client client(port);
  client.send(bytes);
  return client.receive(bytes.compare(0, 5, "HEAD ") == 0);
}

HttpResponse request(int port, const std::string& method, const std::string& target,
                     const std::string& extraFields, const std::string& body) {
  std::string length = "Content-Length: " + std::to_string(body.size()) + "\r\n";
  return request(port, method + " " + target + " HTTP/1.1\r\nHost: localhost\r\n" + extraFields +
                           (body.empty() ? "" : length) + "Connection: close\r\n\r\n" + body);
}

HttpResponse get(int port, const std::string& target, const std::string& extraFields) {
  return request(port, "GET", target, extraFields);
}

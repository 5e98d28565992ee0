#include "harness/Backend.hpp"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <cstdlib>
#include <stdexcept>

std::string BackendPeer::readUntil(const std::string& end) {
  for (;;) {
    std::size_t at = bytes_.find(end);
    if (at != std::string::npos) {
      std::string taken = bytes_.substr(0, at + end.size());
      bytes_.erase(0, taken.size());
      return taken;
    }
    char space[65536];
    ssize_t count = fd_ < 0 ? 0 : recv(fd_, space, sizeof space, 0);
    if (count <= 0) return std::string();
    bytes_.append(space, std::size_t(count));
  }
}

std::string BackendPeer::readRequest() {
  std::string head = readUntil("\r\n\r\n");
  std::size_t at = head.find("Content-Length: ");
  std::size_t length = at == std::string::npos ? 0 : std::strtoul(head.c_str() + at + 16, 0, 10);
  return head + read(length);
}

std::string BackendPeer::read(std::size_t size) {
  while (bytes_.size() < size) {
    char space[65536];
    ssize_t count = fd_ < 0 ? 0 : recv(fd_, space, sizeof space, 0);
    if (count <= 0) break;
    bytes_.append(space, std::size_t(count));
  }
  std::string taken = bytes_.substr(0, size);
  bytes_.erase(0, taken.size());
  return taken;
}

bool BackendPeer::isClosedWithin(int milliseconds) {
  pollfd one = {fd_, POLLIN, 0};
  char byte;
  return poll(&one, 1, milliseconds) == 1 && recv(fd_, &byte, 1, 0) <= 0;
}

static sockaddr_in peerOf(int fd) {
  sockaddr_in peer;
  socklen_t size = sizeof peer;
  getpeername(fd, reinterpret_cast<sockaddr*>(&peer), &size);
  return peer;
}

std::string BackendPeer::address() const { return inet_ntoa(peerOf(fd_).sin_addr); }

int BackendPeer::port() const { return ntohs(peerOf(fd_).sin_port); }

void BackendPeer::send(const std::string& bytes) {
  std::size_t sent = 0;
  while (sent < bytes.size()) {
    ssize_t count = ::send(fd_, bytes.data() + sent, bytes.size() - sent, MSG_NOSIGNAL);
    if (count <= 0) return;
    sent += std::size_t(count);
  }
}

void BackendPeer::reset() {
  linger now = {1, 0};
  setsockopt(fd_, SOL_SOCKET, SO_LINGER, &now, sizeof now);
  close();
}

void BackendPeer::close() {
  if (fd_ >= 0) ::close(fd_);
  fd_ = -1;
}

Backend::Backend(Script script)
    : script_(script), fd_(socket(AF_INET, SOCK_STREAM, 0)), connections_(0), isOver_(false) {
  sockaddr_in address = sockaddr_in();
  address.sin_family = AF_INET;
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  socklen_t size = sizeof address;
  bool isGood = bind(fd_, reinterpret_cast<sockaddr*>(&address), size) == 0 &&
                listen(fd_, 64) == 0 &&
                getsockname(fd_, reinterpret_cast<sockaddr*>(&address), &size) == 0;
  if (!isGood) throw std::runtime_error("no backend");
  port_ = ntohs(address.sin_port);
  thread_ = std::thread(&Backend::run, this);
}

Backend::~Backend() {
  isOver_ = true;
  shutdown(fd_, SHUT_RDWR);
  thread_.join();
  close(fd_);
}

void Backend::run() {
  while (!isOver_) {
    int fd = accept(fd_, 0, 0);
    if (fd < 0) return;
    timeval longest = {20, 0};
    setsockopt(fd, SOL_SOCKET, SO_RCVTIMEO, &longest, sizeof longest);
    connections_ = connections_ + 1;
    BackendPeer peer(fd);
    script_(peer);
  }
}

Backend::Script responding(const std::string& response) {
  return [response](BackendPeer& peer) {
    while (!peer.readRequest().empty())
      peer.send(response);
  };
}

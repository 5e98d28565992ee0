#ifndef NET_LOGBUFFER_HPP
#define NET_LOGBUFFER_HPP

#include <cstddef>

// How long a log collects lines before it writes them.
struct LogBuffer {
  std::size_t size;  // it writes when it has this many bytes
  int seconds;       // and this long after the first line; 0: not before it is full

  LogBuffer() : size(32 * 1024), seconds(1) {}
  bool operator==(const LogBuffer& other) const {
    return size == other.size && seconds == other.seconds;
  }
};

#endif

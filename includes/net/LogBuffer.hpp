#ifndef NET_LOGBUFFER_HPP
#define NET_LOGBUFFER_HPP

#include <cstddef>

// How long a log collects lines before it writes them.
struct LogBuffer {
  // In place of a number of seconds.
  enum {
    kUntilFull = 0,  // until it has `size` bytes
    kOneTurn = -1    // until the end of the loop iteration that made them
  };

  std::size_t size;  // it writes when it has this many bytes
  int seconds;       // and this long after the first line

  LogBuffer() : size(32 * 1024), seconds(kOneTurn) {}
  bool operator==(const LogBuffer& other) const {
    return size == other.size && seconds == other.seconds;
  }
};

#endif

#ifndef HTTP_BODYSOURCE_HPP
#define HTTP_BODYSOURCE_HPP

#include <sys/types.h>

#include <cstddef>

#include "base/Buffer.hpp"

// Where a response body comes from. It is pulled: backpressure is the absence of a call.
class BodySource {
 public:
  enum Result {
    kMore,   // there is more to pull, at once
    kEnd,    // that was the last of it
    kLater,  // it takes its time: pull again when it is this one's turn
    kWait,   // nothing now: whoever pulls is scheduled when there is something
    kError   // it broke off: the message cannot be completed
  };

  virtual ~BodySource() {}

  // Bytes in all, or -1: unknown until the end.
  virtual off_t length() const = 0;
  // Appends at most `room` bytes to `out`. REQUIRES: room > 0, and no call after kEnd or kError.
  virtual Result pull(Buffer& out, std::size_t room) = 0;
};

#endif

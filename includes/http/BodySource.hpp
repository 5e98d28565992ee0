#ifndef HTTP_BODYSOURCE_HPP
#define HTTP_BODYSOURCE_HPP

#include <sys/types.h>

#include <cstddef>

#include "base/Buffer.hpp"
#include "base/Slice.hpp"

// The rest of a body that stays in memory as long as its source, with `room` bytes before it that
// may be overwritten.
struct ResidentBytes {
  Slice bytes;
  std::size_t room;

  ResidentBytes() : room(0) {}
};

// Provides a response body. The connection pulls; it does not pull while the client reads slowly,
// and that is all the backpressure there is.
class BodySource {
 public:
  enum Result {
    kMore,   // more can be pulled at once
    kEnd,    // the body is complete
    kLater,  // the next pull takes time: call it through EventLoop::defer()
    kWait,   // nothing is available; the source schedules the connection when there is
    kError   // the body cannot be completed
  };

  virtual ~BodySource() {}

  // Returns the number of bytes in all, or -1 if it is unknown.
  virtual off_t length() const = 0;
  // Appends at most `room` bytes to `out`. REQUIRES: room > 0, and no call after kEnd or kError.
  virtual Result pull(Buffer& out, std::size_t room) = 0;
  // Hands over all that is left without copying it, if that is possible and worth while; then the
  // next pull() returns kEnd. Otherwise returns no bytes and changes nothing.
  virtual ResidentBytes takeResident() { return ResidentBytes(); }
};

#endif

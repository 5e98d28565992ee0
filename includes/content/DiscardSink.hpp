#ifndef CONTENT_DISCARDSINK_HPP
#define CONTENT_DISCARDSINK_HPP

#include "http/BodySink.hpp"

// Drops a request body that nobody needs. Its framing is still checked, so that the connection
// stays usable.
class DiscardSink : public BodySink {
 public:
  virtual std::size_t push(const Slice& bytes) { return bytes.size(); }
  virtual HttpError error() const { return HttpError(); }
  virtual void finish(Response&) {}
};

#endif

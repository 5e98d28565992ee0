#ifndef CONTENT_DISCARDSINK_HPP
#define CONTENT_DISCARDSINK_HPP

#include "http/BodySink.hpp"

// A body that nobody wants: read so that its framing is checked and the connection stays usable.
class DiscardSink : public BodySink {
 public:
  virtual std::size_t push(const Slice& bytes) { return bytes.size(); }
  virtual HttpError error() const { return HttpError(); }
  virtual void finish(Response&) {}
};

#endif

#ifndef HTTP_BODYSINK_HPP
#define HTTP_BODYSINK_HPP

#include <cstddef>

#include "base/Slice.hpp"
#include "http/HttpError.hpp"

class Response;

// Receives a request body. A sink that is destroyed before finish() undoes what it did.
class BodySink {
 public:
  virtual ~BodySink() {}

  // Takes bytes from the front of `bytes` and returns how many. If it takes fewer than given, it is
  // full at present, or error() says why it takes no more.
  virtual std::size_t push(const Slice& bytes) = 0;
  // Returns the error that stopped the sink, if any.
  virtual HttpError error() const = 0;
  // The request body is complete: fills in `response`.
  virtual void finish(Response& response) = 0;
};

#endif

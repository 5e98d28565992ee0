#ifndef HTTP_BODYSINK_HPP
#define HTTP_BODYSINK_HPP

#include <cstddef>

#include "base/Slice.hpp"
#include "http/HttpError.hpp"

class Response;

// Where a request body goes. Destroyed before finish(), it undoes what it did.
class BodySink {
 public:
  virtual ~BodySink() {}

  // Takes bytes from the front of `bytes`; how many. Fewer than given means it is full for now,
  // or that error() says why it takes no more.
  virtual std::size_t push(const Slice& bytes) = 0;
  // The error that stopped the sink, if any.
  virtual HttpError error() const = 0;
  // The body is whole: fills in `response`.
  virtual void finish(Response& response) = 0;
};

#endif

#ifndef HTTP_BODYSINK_HPP
#define HTTP_BODYSINK_HPP

#include <cstddef>

#include "base/Slice.hpp"

class Response;

// Where a request body goes. Destroyed before finish(), it undoes what it did.
class BodySink {
 public:
  virtual ~BodySink() {}

  // Takes bytes from the front of `bytes`; how many. Fewer than given means it is full for now,
  // or that status() says why it takes no more.
  virtual std::size_t push(const Slice& bytes) = 0;
  // 0, or the HTTP error that stopped it.
  virtual int status() const = 0;
  // A sentence about that for the error page, and for the log where the fault is ours.
  virtual const char* reason() const { return "a body that could not be taken"; }
  // The body is whole: fills in `response`.
  virtual void finish(Response& response) = 0;
};

#endif

#ifndef EXCHANGE_SENTFRAMING_HPP
#define EXCHANGE_SENTFRAMING_HPP

#include <sys/types.h>

// What the head that was sent says about the length of the body. The response no longer knows this
// at its end, because its body is used up.
struct SentFraming {
  enum Kind {
    kNotSent,  // the head has not been written
    kLength,   // Content-Length
    kChunked,  // Transfer-Encoding: chunked
    kNeither   // there is no body, or it ends with the connection
  };
  Kind kind;
  off_t length;  // the Content-Length if the kind is kLength

  SentFraming() : kind(kNotSent), length(0) {}
};

#endif

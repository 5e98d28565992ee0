#ifndef SERVER_BODYREST_HPP
#define SERVER_BODYREST_HPP

#include <sys/types.h>

// What has not arrived yet of a request body.
struct BodyRest {
  enum Kind {
    kNothing,
    kLength,  // `length` bytes, at least one
    kUnknown  // a chunked body goes on for an unknown length
  };

  Kind kind;
  off_t length;

  BodyRest() : kind(kNothing), length(0) {}
  // A rest of `count` bytes; none if that is not positive.
  explicit BodyRest(off_t count) : kind(count > 0 ? kLength : kNothing), length(count) {}
  static BodyRest unknown() {
    BodyRest rest;
    rest.kind = kUnknown;
    return rest;
  }

  // Returns true if it is known that no more than `count` bytes are to come.
  bool isAtMost(off_t count) const {
    return kind == kNothing || (kind == kLength && length <= count);
  }
};

#endif

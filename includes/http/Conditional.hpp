#ifndef HTTP_CONDITIONAL_HPP
#define HTTP_CONDITIONAL_HPP

#include <ctime>

#include "base/Slice.hpp"
#include "http/Request.hpp"

// What a resource has to compare with. An empty etag: it has none; lastModified -1: none.
struct Validators {
  Slice etag;  // quoted, as in the ETag field, "W/" included where weak
  std::time_t lastModified;

  Validators() : lastModified(-1) {}
};

enum ModifiedSince { kModifiedSinceOff, kModifiedSinceExact, kModifiedSinceBefore };

// Evaluates the preconditions of `request` in RFC 9110 13.2.2's order: 0 to go on, 304, or 412.
// `exists` is false for the target of a PUT that would be created (If-None-Match: *).
int evaluatePreconditions(const Request& request, const Validators& validators,
                          ModifiedSince modifiedSince, bool exists, std::time_t now);

// Whether Range is to be honoured under If-Range (RFC 9110 13.1.5): strong comparison of a tag,
// or a date equal to lastModified; true where the request has no If-Range.
bool ifRangeHolds(const Request& request, const Validators& validators, std::time_t now);

#endif

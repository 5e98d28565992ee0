#ifndef HTTP_CONDITIONAL_HPP
#define HTTP_CONDITIONAL_HPP

#include <ctime>

#include "base/Slice.hpp"
#include "http/Request.hpp"

// The validators of a representation. An empty etag and a lastModified of -1 stand for none.
struct Validators {
  Slice etag;  // quoted as in the ETag field, with "W/" if it is weak
  std::time_t lastModified;

  Validators() : lastModified(-1) {}
};

enum ModifiedSince { kModifiedSinceOff, kModifiedSinceExact, kModifiedSinceBefore };

// Evaluates the preconditions of `request` in the order of RFC 9110 13.2.2. Returns 0 if the
// request may proceed, else 304 or 412. `exists` is false if a PUT would create its target, which
// matters to "If-None-Match: *".
int evaluatePreconditions(const Request& request, const Validators& validators,
                          ModifiedSince modifiedSince, bool exists, std::time_t now);

// Returns true if If-Range lets the Range field apply (RFC 9110 13.1.5): its tag matches strongly,
// its date equals lastModified, or the field is absent.
bool ifRangeHolds(const Request& request, const Validators& validators, std::time_t now);

#endif

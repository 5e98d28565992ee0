#ifndef HTTP_REQUESTLINES_HPP
#define HTTP_REQUESTLINES_HPP

#include "base/Slice.hpp"
#include "http/Request.hpp"

// Why something of a request is refused: the status to answer, and what was wrong, for people.
// Status 0: it is not refused.
struct Refusal {
  int status;
  const char* reason;

  Refusal() : status(0), reason("") {}
  Refusal(int theStatus, const char* theReason) : status(theStatus), reason(theReason) {}
};

inline Refusal badRequest(const char* reason) { return Refusal(400, reason); }

// What became of a field's name.
enum NameFitness {
  kNameGood,
  kNameUnderscore,  // good, and holds '_'
  kNameOdd          // holds printable ASCII that no name has, such as '/' or '('
};

// The lines of a head, each without its line end. Pure functions, for RequestParser alone.

// Fills line, method, methodName, target, uri and the version (RFC 9112 3).
Refusal parseRequestLine(const Slice& line, Request& request);

// Takes a field line apart (RFC 9112 5); `fitness` says what its name is like.
Refusal parseFieldLine(const Slice& line, Request::Field& field, NameFitness& fitness);

// Which of the known fields `name` is; kKnownFields: none.
Request::Known findKnown(const Slice& name);

#endif

#ifndef HTTP_REQUESTLINES_HPP
#define HTTP_REQUESTLINES_HPP

#include "base/Slice.hpp"
#include "http/HttpError.hpp"
#include "http/Request.hpp"

// What became of a field's name.
enum NameFitness {
  kNameGood,
  kNameUnderscore,  // good, and holds '_'
  kNameOdd          // holds printable ASCII that no name has, such as '/' or '('
};

// The lines of a head, each without its line end. Pure functions, for RequestParser alone.

// Fills line, method, methodName, target, uri and the version (RFC 9112 3).
HttpError parseRequestLine(const Slice& line, Request& request);

// Takes a field line apart (RFC 9112 5); `fitness` says what its name is like.
HttpError parseFieldLine(const Slice& line, Request::Field& field, NameFitness& fitness);

// Which of the known fields `name` is; kKnownFields: none.
Request::Known findKnown(const Slice& name);

#endif

#ifndef HTTP_REQUESTLINES_HPP
#define HTTP_REQUESTLINES_HPP

#include "base/Slice.hpp"
#include "http/HttpError.hpp"
#include "http/Request.hpp"

// How well formed the name of a field is.
enum NameFitness {
  kNameGood,
  kNameUnderscore,  // well formed, with a '_'
  kNameOdd          // it has printable ASCII that is not a tchar, such as '/' or '('
};

// Pure functions that parse one line of a head, without its line end.

// Sets line, method, methodName, target, uri and the version (RFC 9112 3).
HttpError parseRequestLine(const Slice& line, Request& request);

// Parses a field line (RFC 9112 5) and sets `fitness` for its name.
HttpError parseFieldLine(const Slice& line, Request::Field& field, NameFitness& fitness);

// Returns which known field `name` is, or kKnownFields if it is none of them.
Request::Known findKnown(const Slice& name);

#endif

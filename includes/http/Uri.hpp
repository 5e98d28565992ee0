#ifndef HTTP_URI_HPP
#define HTTP_URI_HPP

#include <string>

#include "base/Slice.hpp"
#include "http/Method.hpp"

// The parts of a request target (RFC 9112 3.2), as they arrived.
struct Uri {
  enum Form { kOrigin, kAbsolute, kAsterisk, kAuthority };

  Form form;
  Slice host;  // of absolute and authority form; an IPv6 address keeps its brackets
  Slice port;  // digits, or empty
  Slice path;  // begins with '/'; empty in asterisk and authority form
  Slice query;
  bool hasQuery;  // "/a?" has a query, an empty one

  Uri() : form(kOrigin), hasQuery(false) {}
};

// Parses a request target. Returns 0 or 400. "*" is valid for OPTIONS only, the authority form for
// CONNECT only. An absolute form has the scheme http or https in any case; without a path its path
// is "/". The target has no byte outside printable ASCII, no '#', and no '\' before the query.
int parseTarget(const Slice& target, Method method, Uri& uri);

// Splits the value of Host, or an authority, into a name or address and a port, which may be empty
// (RFC 9110 7.2). Returns 0 or 400: for an empty host, user-info, a path, a bad port, a bad IPv6
// literal, "..", or a byte that no host name has.
int parseHost(const Slice& text, Slice& host, Slice& port);

#endif

#ifndef HTTP_URI_HPP
#define HTTP_URI_HPP

#include <string>

#include "base/Slice.hpp"
#include "http/Method.hpp"

// A request target taken apart (RFC 9112 3.2), still as it was sent.
struct Uri {
  enum Form { kOrigin, kAbsolute, kAsterisk, kAuthority };

  Form form;
  Slice host;  // of absolute and authority form; IPv6 keeps its brackets
  Slice port;  // digits, or empty
  Slice path;  // begins with '/', except in asterisk and authority form, where it is empty
  Slice query;
  bool hasQuery;  // "/a?" has one, and it is empty

  Uri() : form(kOrigin), hasQuery(false) {}
};

// Takes `target` apart: 0, or 400. "*" is for OPTIONS alone and authority form for CONNECT alone.
// An absolute form without a path has the path "/"; its scheme may be http or https, in any case.
// No byte outside printable ASCII, no '#', and no '\' before the query.
int parseTarget(const Slice& target, Method method, Uri& uri);

// A Host field's value, or an authority, in two: a name or address, and a port that is empty or
// digits (RFC 9110 7.2). 0, or 400: empty, user-info, a path, a bad port, a bad IPv6 literal,
// "..", a byte that no host name has.
int parseHost(const Slice& text, Slice& host, Slice& port);

#endif

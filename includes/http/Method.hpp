#ifndef HTTP_METHOD_HPP
#define HTTP_METHOD_HPP

#include <string>

#include "base/Slice.hpp"

// Request methods (RFC 9110 9). Each is a bit, so that a set of them is an unsigned.
enum Method {
  kGet = 1 << 0,
  kHead = 1 << 1,
  kPost = 1 << 2,
  kPut = 1 << 3,
  kDelete = 1 << 4,
  kOptions = 1 << 5,
  kTrace = 1 << 6,
  kConnect = 1 << 7,
  kUnknownMethod = 1 << 8
};

// Names are case-sensitive. Anything else is kUnknownMethod.
Method parseMethod(const Slice& name);
Slice methodName(Method method);
// The set as an Allow field has it, "GET, HEAD, POST"; empty for the empty set.
std::string allowField(unsigned methods);

#endif

#ifndef HTTP_METHOD_HPP
#define HTTP_METHOD_HPP

#include <string>

#include "base/Slice.hpp"

// Request methods (RFC 9110 9). Each is one bit, so that an unsigned holds a set of them.
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

// Method names are case-sensitive. Returns kUnknownMethod for any other text.
Method parseMethod(const Slice& name);
Slice methodName(Method method);
// Returns the value of an Allow field, such as "GET, HEAD, POST".
std::string allowField(unsigned methods);

#endif

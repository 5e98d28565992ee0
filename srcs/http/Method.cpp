#include "http/Method.hpp"

struct NamedMethod {
  Method method;
  const char* name;
};

// An Allow field lists the methods in this order.
static const NamedMethod kMethods[] = {
    {kGet, "GET"},       {kHead, "HEAD"},       {kPost, "POST"},   {kPut, "PUT"},
    {kDelete, "DELETE"}, {kOptions, "OPTIONS"}, {kTrace, "TRACE"}, {kConnect, "CONNECT"}};
static const std::size_t kMethodCount = sizeof kMethods / sizeof kMethods[0];

Method parseMethod(const Slice& name) {
  for (std::size_t i = 0; i < kMethodCount; ++i)
    if (name == Slice(kMethods[i].name)) return kMethods[i].method;
  return kUnknownMethod;
}

Slice methodName(Method method) {
  for (std::size_t i = 0; i < kMethodCount; ++i)
    if (kMethods[i].method == method) return Slice(kMethods[i].name);
  return Slice();
}

std::string allowField(unsigned methods) {
  std::string field;
  for (std::size_t i = 0; i < kMethodCount; ++i) {
    if (!(methods & kMethods[i].method)) continue;
    if (!field.empty()) field += ", ";
    field += kMethods[i].name;
  }
  return field;
}

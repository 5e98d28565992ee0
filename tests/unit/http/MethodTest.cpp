#include "http/Method.hpp"

#include <criterion/criterion.h>

Test(method, namesAndBitsBelongTogether) {
  static const char* const kNames[] = {"GET",    "HEAD",    "POST",  "PUT",
                                       "DELETE", "OPTIONS", "TRACE", "CONNECT"};
  for (int i = 0; i < 8; ++i) {
    Method method = static_cast<Method>(1 << i);
    cr_expect(parseMethod(kNames[i]) == method, "%s", kNames[i]);
    cr_expect(methodName(method) == Slice(kNames[i]), "%s", kNames[i]);
  }
}

Test(method, anythingElseIsUnknown) {
  static const char* const kNames[] = {"", "get", "Get", "GETS", "GE", "PATCH", "PROPFIND", " GET"};
  for (std::size_t i = 0; i < sizeof kNames / sizeof kNames[0]; ++i)
    cr_expect(parseMethod(kNames[i]) == kUnknownMethod, "%s", kNames[i]);
  cr_expect(parseMethod(Slice("GET\0", 4)) == kUnknownMethod);
  cr_expect(methodName(kUnknownMethod).empty());
}

Test(method, allowListsASet) {
  cr_expect_eq(allowField(0), "");
  cr_expect_eq(allowField(kGet), "GET");
  cr_expect_eq(allowField(kPost | kHead | kGet), "GET, HEAD, POST");
  cr_expect_eq(allowField(kDelete | kOptions | kPut), "PUT, DELETE, OPTIONS");
  cr_expect_eq(allowField(kUnknownMethod), "");
}

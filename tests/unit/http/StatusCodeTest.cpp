#include "http/StatusCode.hpp"

#include <criterion/criterion.h>

struct ExpectedPhrase {
  int status;
  const char* phrase;
};

Test(statusCode, phrasesEqualThoseOfNginx) {
  static const ExpectedPhrase kExpected[] = {{200, "OK"},
                                             {302, "Moved Temporarily"},
                                             {405, "Not Allowed"},
                                             {408, "Request Time-out"},
                                             {413, "Request Entity Too Large"},
                                             {414, "Request-URI Too Large"},
                                             {416, "Requested Range Not Satisfiable"},
                                             {503, "Service Temporarily Unavailable"},
                                             {504, "Gateway Time-out"},
                                             {418, ""},
                                             {0, ""},
                                             {-1, ""}};
  for (std::size_t i = 0; i < sizeof kExpected / sizeof kExpected[0]; ++i)
    cr_expect(reasonPhrase(kExpected[i].status) == Slice(kExpected[i].phrase), "%d",
              kExpected[i].status);
}

Test(statusCode, everyErrorOfThisServerHasAPhrase) {
  static const int kErrors[] = {400, 403, 404, 405, 408, 412, 413, 414, 416,
                                417, 431, 500, 501, 502, 503, 504, 505, 507};
  for (std::size_t i = 0; i < sizeof kErrors / sizeof kErrors[0]; ++i)
    cr_expect(!reasonPhrase(kErrors[i]).empty(), "%d", kErrors[i]);
}

Test(statusCode, someStatusesNeverHaveABody) {
  static const int kBodiless[] = {100, 101, 199, 204, 304};
  static const int kOthers[] = {200, 201, 205, 206, 301, 303, 305, 400, 404, 500};
  for (int status : kBodiless)
    cr_expect(isBodiless(status), "%d", status);
  for (int status : kOthers)
    cr_expect(!isBodiless(status), "%d", status);
}

#include "http/AcceptEncoding.hpp"

#include <criterion/criterion.h>

Test(AcceptEncoding, names_gzip) {
  for (const char* field :
       {"gzip", "GZIP", "br, gzip", "gzip;q=0.001", "gzip ; q=1", "*", "deflate, *;q=0.5"})
    cr_assert(acceptsCoding(field, "gzip"), "%s", field);
  for (const char* field : {"", "br", "gzip;q=0", "gzip;q=0.000", "*;q=0", "xgzip", "*, gzip;q=0",
                            "gzip;q=x", "gzip;q=1.5", "gzip;q=", "gzip;x=1"})
    cr_assert_not(acceptsCoding(field, "gzip"), "%s", field);
}

Test(AcceptEncoding, names_other_codings) {
  cr_assert(acceptsCoding("gzip, br", "br"));
  cr_assert_not(acceptsCoding("gzip, br;q=0", "br"));
  cr_assert_not(acceptsCoding("gzip", "br"));
}

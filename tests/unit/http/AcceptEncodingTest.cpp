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

Test(AcceptEncoding, malformed_items_are_read_as_in_nginx) {
  for (const char* field : {"gzip;", "br, gzip; ", "x gzip", "x  gzip ;q=0.5", "br, x gzip"})
    cr_expect(acceptsCoding(field, "gzip"), "%s", field);
  for (const char* field : {"gzip;, br", "gzip;;q=1", "gzip;q=1;", "gzip x", "x\tgzip",
                            "x gzip;q=0", "x *", "gzip gz;"})
    cr_expect_not(acceptsCoding(field, "gzip"), "%s", field);
}

Test(AcceptEncoding, tabs_count_as_blanks_between_the_parts) {
  for (const char* field : {"gzip\t;q=0.5", "gzip;\tq=0.5", "br,\tgzip", "gzip\t, br"})
    cr_expect(acceptsCoding(field, "gzip"), "%s", field);
}

Test(AcceptEncoding, names_other_codings) {
  cr_assert(acceptsCoding("gzip, br", "br"));
  cr_assert_not(acceptsCoding("gzip, br;q=0", "br"));
  cr_assert_not(acceptsCoding("gzip", "br"));
}

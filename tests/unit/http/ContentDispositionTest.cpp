// Tests the Content-Disposition of a request. Those of a form's parts are in
// tests/cases/multipart.txt.
#include <criterion/criterion.h>

#include "http/ContentDisposition.hpp"

static std::string fileName(const char* value) {
  ContentDisposition disposition;
  if (!parseContentDisposition(value, disposition)) return "bad";
  return disposition.type + ":" + (disposition.hasFileName ? disposition.fileName : "none");
}

Test(contentDisposition, aFileNameInAllItsForms) {
  cr_expect_eq(fileName("attachment; filename=a.txt"), "attachment:a.txt");
  cr_expect_eq(fileName("attachment;filename=\"a b.txt\""), "attachment:a b.txt");
  cr_expect_eq(fileName("INLINE; FileName=\"a\\\"b\""), "inline:a\"b");
  cr_expect_eq(fileName("attachment; filename=\"x\"; filename*=UTF-8''%C3%A9"),
               "attachment:\xc3\xa9");
  cr_expect_eq(fileName("attachment; filename*=UTF-8''a%00b"), std::string("attachment:a\0b", 14));
  cr_expect_eq(fileName("attachment"), "attachment:none");
  cr_expect_eq(fileName("attachment;"), "attachment:none");
}

Test(contentDisposition, malformedValuesAreRefused) {
  for (const char* value : {"", ";", "; filename=a", "\"attachment\"", "attachment filename=a",
                            "attachment; filename=a b", "attachment; filename=\"a"})
    cr_expect_eq(fileName(value), "bad", "%s", value);
}

Test(contentDisposition, parsingForgetsThePreviousValue) {
  ContentDisposition disposition;
  parseContentDisposition("form-data; name=a; filename=b", disposition);
  cr_assert(parseContentDisposition("form-data", disposition));
  cr_expect(!disposition.hasName && !disposition.hasFileName);
  cr_expect(disposition.name.empty() && disposition.fileName.empty());
}

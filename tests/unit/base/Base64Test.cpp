#include "base/Base64.hpp"

#include <criterion/criterion.h>

#include <string>

static std::string decoded(const Slice& text) {
  std::string bytes = "<";
  return decodeBase64(text, bytes) ? bytes : bytes + "refused";
}

Test(Base64, texts_of_all_lengths) {
  cr_expect_eq(decoded(""), "<");
  cr_expect_eq(decoded("Zg=="), "<f");
  cr_expect_eq(decoded("Zm8="), "<fo");
  cr_expect_eq(decoded("Zm9v"), "<foo");
  cr_expect_eq(decoded("Zm9vYg=="), "<foob");
  cr_expect_eq(decoded("Zm9vYmE="), "<fooba");
  cr_expect_eq(decoded("Zm9vYmFy"), "<foobar");
  cr_expect_eq(decoded("AP+/"), std::string("<\0\xff\xbf", 4));
}

Test(Base64, padding_may_be_missing_and_ends_the_text) {
  cr_expect_eq(decoded("Zg"), "<f");
  cr_expect_eq(decoded("Zm8"), "<fo");
  cr_expect_eq(decoded("Zm9v=Zm9v"), "<foo");
}

Test(Base64, what_is_refused) {
  static const char* const kTexts[] = {"Z", "Zm9vY", "Zm9v Yg", "Zm9v\n", "Zm-_", "!!!!"};
  for (const char* text : kTexts)
    cr_expect_eq(decoded(text), "<refused", "%s", text);
}

Test(Base64, encodes_what_it_decodes) {
  const char* const texts[][2] = {{"", ""},
                                  {"f", "Zg=="},
                                  {"fo", "Zm8="},
                                  {"foo", "Zm9v"},
                                  {"foob", "Zm9vYg=="},
                                  {"fooba", "Zm9vYmE="},
                                  {"foobar", "Zm9vYmFy"},
                                  {"\xff\xfe\xfb", "//77"}};
  for (const auto& text : texts) {
    std::string coded;
    encodeBase64(Slice(text[0]), coded);
    cr_expect_eq(coded, text[1]);
  }
}

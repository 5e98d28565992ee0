#include <criterion/criterion.h>

#include "base/Utf8.hpp"

static std::size_t sizeAtFront(const std::string& text) { return characterSize(text, 0); }

Test(utf8, completeCharactersAreAccepted) {
  cr_expect_eq(sizeAtFront("a"), 1u);
  cr_expect_eq(sizeAtFront(std::string(1, '\0')), 1u);
  cr_expect_eq(sizeAtFront("\xc2\x80"), 2u);
  cr_expect_eq(sizeAtFront("\xe2\x82\xac!"), 3u);
  cr_expect_eq(sizeAtFront("\xf4\x8f\xbf\xbf"), 4u);
  cr_expect_eq(characterSize("a\xc3\xa9", 1), 2u);
}

Test(utf8, invalidBytesAreRefused) {
  for (const char* text : {"\x80", "\xc1\x81", "\xc2", "\xe2\x82", "\xe0\x9f\xbf", "\xed\xa0\x80",
                           "\xf0\x8f\xbf\xbf", "\xf4\x90\x80\x80", "\xf5\x80\x80\x80", "\xc3("})
    cr_expect_eq(sizeAtFront(text), 0u);
}

#include "http/CharClass.hpp"

#include <criterion/criterion.h>

static bool isAlphanumeric(int c) {
  return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
}

Test(charClass, everyByteIsClassifiedAsInTheGrammar) {
  for (int i = 0; i < 256; ++i) {
    char c = static_cast<char>(i);
    bool isMark = i != 0 && std::strchr("!#$%&'*+-.^_`|~", i) != 0;
    cr_expect(isTokenChar(c) == (isAlphanumeric(i) || isMark), "tchar %d", i);
    cr_expect(isFieldValueChar(c) == (i == 9 || (i >= 32 && i != 127)), "field value %d", i);
    cr_expect(isTargetChar(c) == (i > 32 && i != 127 && i != '#'), "target %d", i);
    cr_expect(isDigit(c) == (i >= '0' && i <= '9'), "digit %d", i);
  }
}

Test(charClass, aTokenHasAtLeastOneChar) {
  cr_expect(!isToken(""));
  cr_expect(isToken("a"));
  cr_expect(isToken("a-b.c"));
  cr_expect(!isToken("a b"));
  cr_expect(!isToken(" a"));
  cr_expect(!isToken("a/"));
  cr_expect(!isToken(Slice("a\0b", 3)));
}

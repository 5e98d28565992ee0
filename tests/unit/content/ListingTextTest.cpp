#include "content/ListingText.hpp"

#include <criterion/criterion.h>

#include "http/Uri.hpp"
#include "http/UriPath.hpp"

namespace {

std::string encoded(const std::string& name) {
  std::string out;
  appendEncodedName(out, name);
  return out;
}

std::string markup(const std::string& text) {
  std::string out;
  appendMarkupText(out, text);
  return out;
}

std::string json(const std::string& text) {
  std::string out;
  appendJsonText(out, text);
  return out;
}

#define REPLACED "\xef\xbf\xbd"

// In each of these no byte belongs to a character.
const char* const kNoCharacters[] = {
    "\x80",
    "\xbf",
    "\xc0\xaf",
    "\xc1\xbf",
    "\xe0\x9f\xbf",
    "\xed\xa0\x80",
    "\xf0\x8f\x80\x80",
    "\xf4\x90\x80\x80",
    "\xf5",
    "\xff",
    "\xc3",
    "\xe2\x82",
};
const char* const kCharacters[] = {"a",
                                   "\x7f",
                                   "\xc2\x80",
                                   "\xdf\xbf",
                                   "\xe0\xa0\x80",
                                   "\xed\x9f\xbf",
                                   "\xee\x80\x80",
                                   "\xf0\x90\x80\x80",
                                   "\xf4\x8f\xbf\xbf"};

}  // namespace

Test(ListingText, only_unreserved_characters_stay_in_a_link) {
  cr_assert(encoded("AZaz09-._~") == "AZaz09-._~");
  cr_assert(encoded("a b%?#\"'<>&:/\\") == "a%20b%25%3F%23%22%27%3C%3E%26%3A%2F%5C");
  cr_assert(encoded("\xc3\xa9\xff\n\x01\x7f") == "%C3%A9%FF%0A%01%7F");
}

Test(ListingText, every_encoded_byte_decodes_to_itself) {
  for (int byte = 1; byte < 256; ++byte) {
    if (byte == '/') continue;
    std::string name = std::string("x") + static_cast<char>(byte) + "y";
    std::string path;
    cr_assert_eq(normalisePath("/" + encoded(name), true, path), 0);
    cr_assert(path == "/" + name, "byte %d", byte);
  }
}

Test(ListingText, markup_characters_are_escaped) {
  cr_assert(markup("<a href=\"x\">&amp;'</a>") ==
            "&lt;a href=&quot;x&quot;&gt;&amp;amp;'&lt;/a&gt;");
  cr_assert(markup("a\tb\nc\rd") == "a&#9;b&#10;c&#13;d");
  cr_assert(markup("\x01\x1f\x7f") == REPLACED REPLACED "\x7f");
  cr_assert(markup("\xef\xbf\xbe\xef\xbf\xbf\xef\xbf\xbd") == REPLACED REPLACED REPLACED);
}

Test(ListingText, json_characters_are_escaped) {
  cr_assert(json("a\"b\\c/d'<") == "a\\\"b\\\\c/d'<");
  cr_assert(json("\b\f\n\r\t\x01\x0b\x1f\x7f") == "\\b\\f\\n\\r\\t\\u0001\\u000B\\u001F\x7f");
}

Test(ListingText, each_byte_outside_a_character_is_replaced) {
  for (const std::string text : kNoCharacters) {
    std::string expected;
    for (std::size_t i = 0; i < text.size(); ++i)
      expected += REPLACED;
    cr_assert(markup(text + "a") == expected + "a");
    cr_assert(json("a" + text) == "a" + expected);
    cr_assert_eq(countCharacters(text), text.size());
  }
  for (const std::string text : kCharacters) {
    cr_assert(markup(text) == text);
    cr_assert(json(text) == text);
    cr_assert_eq(countCharacters(text), 1u);
  }
}

Test(ListingText, cutting_keeps_characters_whole) {
  const std::string text = "a\xc3\xa9\xff\xe6\x97\xa5z";
  cr_assert_eq(countCharacters(text), 5u);
  const std::size_t sizes[] = {0, 1, 3, 4, 7, 8, 8};
  for (std::size_t count = 0; count < 7; ++count)
    cr_assert_eq(sizeOfCharacters(text, count), sizes[count]);
}

Test(ListingText, years_have_four_digits) {
  cr_assert_eq(listingDate(784111777, false).tm_year, 94);
  cr_assert_eq(listingDate(-5, false).tm_year, 70);
  cr_assert_eq(listingDate(253402300800L, false).tm_year, 8099);
  cr_assert_eq(listingTime(1L << 62), 253402300799L);
}

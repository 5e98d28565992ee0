#include "content/FileName.hpp"

#include <criterion/criterion.h>

static void expectName(const std::string& given, const std::string& safe) {
  std::string name = safeFileName(given);
  cr_expect(name == safe, "%s: %s, not %s", given.c_str(), name.c_str(), safe.c_str());
}

Test(FileName, a_plain_name_does_not_change) {
  for (const char* name : {"a.txt", "a b (1).tar.gz", "\xc3\xa9\xe2\x82\xac.png", "100%.txt", "-rf",
                           "a\"b'c&d<e>.html", "CON", "a..b", "no-extension", "x.", "~a#?;=+"})
    expectName(name, name);
}

Test(FileName, a_path_is_reduced_to_its_last_segment) {
  expectName("/etc/passwd", "passwd");
  expectName("../../a", "a");
  expectName("C:\\dir\\a.txt", "a.txt");
  expectName("a/b\\c/d", "d");
  expectName("a/", "");
  expectName("a\\", "");
}

Test(FileName, leading_dots_and_blanks_are_removed) {
  expectName(".htaccess", "htaccess");
  expectName("...a", "a");
  expectName(" . . a ", "a");
  expectName("..", "");
  expectName(".", "");
  expectName("  ", "");
  expectName("", "");
  expectName(".webserv-1-1.part", "webserv-1-1.part");
}

Test(FileName, control_characters_are_removed) {
  expectName("a\r\nb\tc\x7f.txt", "abc.txt");
  expectName(std::string("a\0.b", 4), "a.b");
  expectName("\x01.hidden", "hidden");
  expectName(
      "a\xc2\x85"
      "b\xc2\xa0",
      "ab\xc2\xa0");
}

Test(FileName, only_utf8_is_kept) {
  expectName(
      "a\xff\xfe"
      "b",
      "a__b");
  expectName("a\xc3", "a_");
  expectName("\xc0\xaf", "__");
  expectName("\xe2\x82\xac\xe2\x82", "\xe2\x82\xac__");
}

Test(FileName, a_long_name_is_cut_between_characters_and_keeps_its_extension) {
  expectName(std::string(200, 'x'), std::string(200, 'x'));
  expectName(std::string(201, 'x'), std::string(200, 'x'));
  expectName(std::string(300, 'x') + ".tar", std::string(196, 'x') + ".tar");
  expectName("a." + std::string(300, 'x'), "a." + std::string(198, 'x'));
  std::string euros;
  for (int i = 0; i < 100; ++i)
    euros += "\xe2\x82\xac";
  expectName(euros + ".png", euros.substr(0, 195) + ".png");
  expectName("a" + euros, "a" + euros.substr(0, 198));
  expectName(std::string(190, 'x') + std::string(100, ' ') + ".png",
             std::string(190, 'x') + ".png");
}

Test(FileName, a_number_stands_before_the_extension) {
  cr_expect_eq(numberedFileName("a.txt", 1), "a-1.txt");
  cr_expect_eq(numberedFileName("a.tar.gz", 23), "a.tar-23.gz");
  cr_expect_eq(numberedFileName("a", 1), "a-1");
  cr_expect_eq(numberedFileName("a.", 1), "a-1.");
  cr_expect_eq(numberedFileName("a b.c d.txt", 4), "a b.c d-4.txt");
}

#include "base/Slice.hpp"

#include <criterion/criterion.h>

Test(Slice, from_and_sub_clip_at_the_end) {
  Slice text("hello");
  cr_assert(text.from(3) == Slice("lo"));
  cr_assert(text.from(5).empty());
  cr_assert(text.from(99).empty());
  cr_assert(text.sub(1, 3) == Slice("ell"));
  cr_assert(text.sub(3, Slice::npos) == Slice("lo"));
}

Test(Slice, finds_characters_from_both_ends) {
  Slice text("a/b/c");
  cr_assert_eq(text.find('/'), 1u);
  cr_assert_eq(text.find('/', 2), 3u);
  cr_assert_eq(text.findLast('/'), 3u);
  cr_assert_eq(text.find('x'), Slice::npos);
  cr_assert_eq(text.find('/', 50), Slice::npos);
  cr_assert_eq(Slice().findLast('/'), Slice::npos);
}

Test(Slice, compares_bytes_nul_included) {
  cr_assert(Slice("a\0b", 3) != Slice("a\0c", 3));
  cr_assert(Slice("a\0b", 3) < Slice("a\0c", 3));
  cr_assert(Slice("ab") < Slice("abc"));
  cr_assert_not(Slice("abc") < Slice("ab"));
  cr_assert(Slice("\xff") < Slice("\xff\x01"));
  cr_assert(Slice("a") < Slice("\xff"));
}

Test(Slice, trims_spaces_and_tabs_only) {
  cr_assert(Slice(" \t x y\t ").trimmed() == Slice("x y"));
  cr_assert(Slice(" \t ").trimmed().empty());
  cr_assert(Slice("\nx").trimmed() == Slice("\nx"));
}

Test(Slice, prefixes_and_suffixes) {
  cr_assert(Slice("/img/a.png").startsWith("/img/"));
  cr_assert_not(Slice("/im").startsWith("/img/"));
  cr_assert(Slice("a.png").endsWith(".png"));
  cr_assert_not(Slice("png").endsWith(".png"));
  cr_assert(Slice("x").startsWith(""));
}

Test(Slice, only_ascii_letters_fold_case) {
  cr_assert(equalsIgnoreCase("Content-LENGTH", "content-length"));
  cr_assert_not(equalsIgnoreCase("a", "ab"));
  cr_assert_not(equalsIgnoreCase("[", "{"));
  cr_assert_not(equalsIgnoreCase("\xc4", "\xe4"));
}

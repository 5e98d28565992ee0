#include "base/RandomBytes.hpp"

#include <criterion/criterion.h>

#include <cstring>

#include "support/TempDir.hpp"

Test(RandomBytes, are_different_each_time) {
  RandomBytes random;
  unsigned char a[16] = {0}, b[16] = {0};
  cr_assert(random.draw(a, sizeof a));
  cr_assert(random.draw(b, sizeof b));
  cr_expect_neq(std::memcmp(a, b, sizeof a), 0);
}

Test(RandomBytes, a_source_that_ends_is_told) {
  TempDir dir;
  dir.write("few", "0123456789");
  RandomBytes random(dir.path("few"));
  unsigned char bytes[8];
  cr_expect(random.draw(bytes, sizeof bytes));
  cr_expect(!random.draw(bytes, sizeof bytes));
  cr_expect(!RandomBytes(dir.path("missing")).draw(bytes, sizeof bytes));
}

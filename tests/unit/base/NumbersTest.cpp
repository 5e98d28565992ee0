#include "base/Numbers.hpp"

#include <criterion/criterion.h>

static bool refusesDecimal(const char* text) {
  off_t value = -7;
  return !parseDecimal(text, value) && value == -7;
}

Test(Numbers, decimal_accepts_only_digits) {
  off_t value = -1;
  cr_assert(parseDecimal("0", value) && value == 0);
  cr_assert(parseDecimal("0042", value) && value == 42);
  cr_assert(parseDecimal("9223372036854775807", value) && value == 9223372036854775807L);
  const char* const bad[] = {"",
                             "+1",
                             "-1",
                             " 1",
                             "1 ",
                             "1x",
                             "0x1",
                             "1e3",
                             "9223372036854775808",
                             "99999999999999999999"};
  for (const char* text : bad)
    cr_assert(refusesDecimal(text), "\"%s\" was taken", text);
}

Test(Numbers, hex_accepts_both_cases_up_to_63_bits) {
  off_t value = -1;
  cr_assert(parseHex("fF", value) && value == 255);
  cr_assert(parseHex("7fffffffffffffff", value) && value == 9223372036854775807L);
  cr_assert_not(parseHex("8000000000000000", value));
  cr_assert_not(parseHex("", value));
  cr_assert_not(parseHex("g", value));
}

Test(Numbers, a_written_number_is_read_back) {
  const off_t numbers[] = {0, 9, 10, 65535, 9223372036854775807L};
  for (off_t number : numbers) {
    off_t back = -1;
    std::string hex;
    appendHex(hex, number);
    cr_assert(parseDecimal(decimal(number), back) && back == number);
    cr_assert(parseHex(hex, back) && back == number);
  }
  cr_assert(decimal(-5) == "-5");
}

Test(Numbers, padding_fills_on_the_left) {
  std::string out;
  appendPadded(out, 7, 3, '0');
  appendPadded(out, 12345, 3, ' ');
  appendPadded(out, 1, 2, ' ');
  cr_assert_str_eq(out.c_str(), "00712345 1");
}

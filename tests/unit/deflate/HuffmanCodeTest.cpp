#include "deflate/HuffmanCode.hpp"

#include <criterion/criterion.h>

#include <string>
#include <vector>

static std::string lengthsOf(const std::vector<unsigned>& frequencies, unsigned longest = 15) {
  HuffmanCode code;
  code.build(frequencies.data(), static_cast<unsigned>(frequencies.size()), longest);
  std::string text;
  for (unsigned i = 0; i < frequencies.size(); ++i)
    text += std::to_string(code.length(i)) + " ";
  return text;
}

// The sum of 2^-length, in units of 2^-15.
static unsigned long kraft(const HuffmanCode& code, unsigned count) {
  unsigned long sum = 0;
  for (unsigned i = 0; i < count; ++i)
    if (code.length(i) > 0) sum += 1ul << (15 - code.length(i));
  return sum;
}

Test(HuffmanCode, frequentSymbolsAreShort) {
  cr_expect(lengthsOf({8, 4, 2, 1, 1}) == "1 2 3 4 4 ");
  cr_expect(lengthsOf({5, 5, 5, 5}) == "2 2 2 2 ");
  cr_expect(lengthsOf({0, 3, 0, 3, 9, 0}) == "0 2 0 2 1 0 ");
}

Test(HuffmanCode, atLeastTwoSymbolsHaveCodes) {
  cr_expect(lengthsOf({0, 0, 0}) == "1 1 0 ");
  cr_expect(lengthsOf({7, 0, 0}) == "1 1 0 ");
  cr_expect(lengthsOf({0, 0, 7}) == "1 0 1 ");
}

Test(HuffmanCode, lengthsAreLimited) {
  for (unsigned longest = 5; longest <= 15; ++longest) {
    std::vector<unsigned> fibonacci(2, 1);
    while (fibonacci.size() < 24)
      fibonacci.push_back(fibonacci.back() + fibonacci[fibonacci.size() - 2]);
    HuffmanCode code;
    code.build(fibonacci.data(), 24, longest);
    cr_expect(kraft(code, 24) == 1 << 15, "longest %u", longest);
    for (unsigned i = 0; i < 24; ++i) {
      cr_expect(code.length(i) <= longest);
      cr_expect(i == 0 || code.length(i) <= code.length(i - 1));
    }
  }
}

// The example of RFC 1951 3.2.2.
Test(HuffmanCode, codesAreCanonicalAndReversed) {
  const unsigned char lengths[] = {3, 3, 3, 3, 3, 2, 4, 4};
  HuffmanCode code;
  code.assign(lengths, 8);
  cr_expect(code.bits(0) == 2);  // 010
  cr_expect(code.bits(1) == 6);  // 011
  cr_expect(code.bits(5) == 0);  // 00
  cr_expect(code.bits(6) == 7);  // 1110
  cr_expect(code.bits(7) == 15);
}

#include "base/Crc32.hpp"

#include <criterion/criterion.h>

Test(Crc32, knownValues) {
  cr_expect(crc32("") == 0);
  cr_expect(crc32("a") == 0xe8b7be43);
  cr_expect(crc32("123456789") == 0xcbf43926);
  cr_expect(crc32("The quick brown fox jumps over the lazy dog") == 0x414fa339);
}

Test(Crc32, goesOnFromTheBytesBefore) {
  const Slice text = "The quick brown fox jumps over the lazy dog";
  for (std::size_t i = 0; i <= text.size(); ++i)
    cr_expect(crc32(text.from(i), crc32(text.sub(0, i))) == 0x414fa339);
}

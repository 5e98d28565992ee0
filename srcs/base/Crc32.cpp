#include "base/Crc32.hpp"

#include <stdint.h>

// What eight bytes do to the checksum: the table `i` is for a byte with `i` bytes behind it. One
// step for eight bytes is several times as fast as eight steps (Kounavis and Berry, "A systematic
// approach to building high performance software-based CRC generators", 2005).
struct CrcTables {
  CrcTables();

  uint32_t of[8][256];
};

CrcTables::CrcTables() {
  for (uint32_t byte = 0; byte < 256; ++byte) {
    uint32_t crc = byte;
    for (int bit = 0; bit < 8; ++bit)
      crc = (crc >> 1) ^ ((crc & 1) != 0 ? 0xedb88320 : 0);
    of[0][byte] = crc;
  }
  for (int behind = 1; behind < 8; ++behind)
    for (int byte = 0; byte < 256; ++byte)
      of[behind][byte] = of[behind - 1][byte] >> 8 ^ of[0][of[behind - 1][byte] & 255];
}

static uint32_t loadLittle(const unsigned char* from) {
  return from[0] | static_cast<uint32_t>(from[1]) << 8 | static_cast<uint32_t>(from[2]) << 16 |
         static_cast<uint32_t>(from[3]) << 24;
}

unsigned long crc32(const Slice& bytes, unsigned long before) {
  static const CrcTables kTables;
  const uint32_t(*const of)[256] = kTables.of;
  const unsigned char* at = reinterpret_cast<const unsigned char*>(bytes.data());
  const unsigned char* const end = at + bytes.size();
  uint32_t crc = static_cast<uint32_t>(before) ^ 0xffffffff;
  for (; end - at >= 8; at += 8) {
    const uint32_t low = loadLittle(at) ^ crc, high = loadLittle(at + 4);
    crc = of[7][low & 255] ^ of[6][low >> 8 & 255] ^ of[5][low >> 16 & 255] ^ of[4][low >> 24] ^
          of[3][high & 255] ^ of[2][high >> 8 & 255] ^ of[1][high >> 16 & 255] ^ of[0][high >> 24];
  }
  for (; at < end; ++at)
    crc = crc >> 8 ^ of[0][(crc ^ *at) & 255];
  return crc ^ 0xffffffff;
}

#include "base/Crc32.hpp"

unsigned long crc32(const Slice& bytes, unsigned long before) {
  unsigned long crc = before ^ 0xffffffffUL;
  for (std::size_t i = 0; i < bytes.size(); ++i) {
    crc ^= static_cast<unsigned char>(bytes[i]);
    for (int bit = 0; bit < 8; ++bit)
      crc = (crc >> 1) ^ ((crc & 1) != 0 ? 0xedb88320UL : 0);
  }
  return crc ^ 0xffffffffUL;
}

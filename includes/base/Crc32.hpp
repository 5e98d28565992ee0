#ifndef BASE_CRC32_HPP
#define BASE_CRC32_HPP

#include "base/Slice.hpp"

// Returns the CRC-32 of `bytes` (ISO 3309), going on from that of the bytes before them.
unsigned long crc32(const Slice& bytes, unsigned long before = 0);

#endif

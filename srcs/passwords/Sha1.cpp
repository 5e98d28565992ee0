#include "passwords/Sha1.hpp"

Sha1::Sha1() : Digest(20, 64, kBigEndian) { reset(); }

void Sha1::reset() {
  clear();
  state_[0] = 0x67452301;
  state_[1] = 0xefcdab89;
  state_[2] = 0x98badcfe;
  state_[3] = 0x10325476;
  state_[4] = 0xc3d2e1f0;
}

static uint32_t mix(int step, uint32_t b, uint32_t c, uint32_t d) {
  switch (step / 20) {
    case 0:
      return ((b & c) | (~b & d)) + 0x5a827999;
    case 1:
      return (b ^ c ^ d) + 0x6ed9eba1;
    case 2:
      return ((b & c) | (b & d) | (c & d)) + 0x8f1bbcdc;
    default:
      return (b ^ c ^ d) + 0xca62c1d6;
  }
}

void Sha1::compress(const unsigned char* block) {
  uint32_t words[80];
  for (int i = 0; i < 16; ++i)
    words[i] = loadBig32(block + 4 * i);
  for (int i = 16; i < 80; ++i)
    words[i] = rotateLeft(words[i - 3] ^ words[i - 8] ^ words[i - 14] ^ words[i - 16], 1);
  uint32_t a = state_[0], b = state_[1], c = state_[2], d = state_[3], e = state_[4];
  for (int i = 0; i < 80; ++i) {
    uint32_t sum = rotateLeft(a, 5) + mix(i, b, c, d) + e + words[i];
    e = d;
    d = c;
    c = rotateLeft(b, 30);
    b = a;
    a = sum;
  }
  state_[0] += a;
  state_[1] += b;
  state_[2] += c;
  state_[3] += d;
  state_[4] += e;
}

void Sha1::store(unsigned char* digest) const {
  for (int i = 0; i < 5; ++i)
    storeBig32(state_[i], digest + 4 * i);
}

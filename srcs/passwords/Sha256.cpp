#include "passwords/Sha256.hpp"

#include <cstring>

typedef uint32_t Word;

static const int kSteps = 64;

static const Word kAdded[kSteps] = {
    0x428a2f98, 0x71374491, 0xb5c0fbcf, 0xe9b5dba5, 0x3956c25b, 0x59f111f1, 0x923f82a4, 0xab1c5ed5,
    0xd807aa98, 0x12835b01, 0x243185be, 0x550c7dc3, 0x72be5d74, 0x80deb1fe, 0x9bdc06a7, 0xc19bf174,
    0xe49b69c1, 0xefbe4786, 0x0fc19dc6, 0x240ca1cc, 0x2de92c6f, 0x4a7484aa, 0x5cb0a9dc, 0x76f988da,
    0x983e5152, 0xa831c66d, 0xb00327c8, 0xbf597fc7, 0xc6e00bf3, 0xd5a79147, 0x06ca6351, 0x14292967,
    0x27b70a85, 0x2e1b2138, 0x4d2c6dfc, 0x53380d13, 0x650a7354, 0x766a0abb, 0x81c2c92e, 0x92722c85,
    0xa2bfe8a1, 0xa81a664b, 0xc24b8b70, 0xc76c51a3, 0xd192e819, 0xd6990624, 0xf40e3585, 0x106aa070,
    0x19a4c116, 0x1e376c08, 0x2748774c, 0x34b0bcb5, 0x391c0cb3, 0x4ed8aa4a, 0x5b9cca4f, 0x682e6ff3,
    0x748f82ee, 0x78a5636f, 0x84c87814, 0x8cc70208, 0x90befffa, 0xa4506ceb, 0xbef9a3f7, 0xc67178f2,
};

static const Word kStart[8] = {
    0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a, 0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19,
};

Sha256::Sha256() : Digest(32, 64, kBigEndian) { reset(); }

void Sha256::reset() {
  clear();
  std::memcpy(state_, kStart, sizeof state_);
}

static Word smallSigma0(Word x) { return rotateRight(x, 7) ^ rotateRight(x, 18) ^ x >> 3; }
static Word smallSigma1(Word x) { return rotateRight(x, 17) ^ rotateRight(x, 19) ^ x >> 10; }
static Word bigSigma0(Word x) {
  return rotateRight(x, 2) ^ rotateRight(x, 13) ^ rotateRight(x, 22);
}
static Word bigSigma1(Word x) {
  return rotateRight(x, 6) ^ rotateRight(x, 11) ^ rotateRight(x, 25);
}
static Word choose(Word x, Word y, Word z) { return (x & y) ^ (~x & z); }
static Word majority(Word x, Word y, Word z) { return (x & y) ^ (x & z) ^ (y & z); }

static void expandWords(const unsigned char* block, Word* words) {
  for (int i = 0; i < 16; ++i)
    words[i] = loadBig32(block + 4 * i);
  for (int i = 16; i < kSteps; ++i)
    words[i] =
        smallSigma1(words[i - 2]) + words[i - 7] + smallSigma0(words[i - 15]) + words[i - 16];
}

void Sha256::compress(const unsigned char* block) {
  Word words[kSteps];
  expandWords(block, words);
  Word a = state_[0], b = state_[1], c = state_[2], d = state_[3];
  Word e = state_[4], f = state_[5], g = state_[6], h = state_[7];
  for (int i = 0; i < kSteps; ++i) {
    Word first = h + bigSigma1(e) + choose(e, f, g) + kAdded[i] + words[i];
    Word second = bigSigma0(a) + majority(a, b, c);
    h = g;
    g = f;
    f = e;
    e = d + first;
    d = c;
    c = b;
    b = a;
    a = first + second;
  }
  const Word last[8] = {a, b, c, d, e, f, g, h};
  for (int i = 0; i < 8; ++i)
    state_[i] += last[i];
}

void Sha256::store(unsigned char* digest) const {
  for (int i = 0; i < 8; ++i)
    storeBig32(state_[i], digest + 4 * i);
}

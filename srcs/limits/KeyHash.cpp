#include "limits/KeyHash.hpp"

#include <fstream>

static const unsigned kWord = 0xffffffffu;

static unsigned rotated(unsigned value, int bits) {
  return ((value << bits) | (value >> (32 - bits))) & kWord;
}

static unsigned littleEndian(const Slice& bytes) {
  unsigned word = 0;
  for (std::size_t i = bytes.size(); i > 0; --i)
    word = (word << 8) | static_cast<unsigned char>(bytes[i - 1]);
  return word;
}

namespace {

struct State {
  unsigned v0, v1, v2, v3;

  State(unsigned first, unsigned second)
      : v0(first), v1(second), v2(0x6c796765u ^ first), v3(0x74656462u ^ second) {}

  void mix(int rounds) {
    for (; rounds > 0; --rounds) {
      v0 += v1;
      v1 = rotated(v1, 5) ^ v0;
      v0 = rotated(v0, 16);
      v2 += v3;
      v3 = rotated(v3, 8) ^ v2;
      v0 += v3;
      v3 = rotated(v3, 7) ^ v0;
      v2 += v1;
      v1 = rotated(v1, 13) ^ v2;
      v2 = rotated(v2, 16);
    }
  }
  void add(unsigned word) {
    v3 ^= word;
    mix(2);
    v0 ^= word;
  }
};

}  // namespace

KeyHash::KeyHash() : first_(0), second_(0) {
  std::ifstream random("/dev/urandom", std::ios::binary);
  char bytes[8];
  if (!random.read(bytes, sizeof bytes)) return;
  first_ = littleEndian(Slice(bytes, 4));
  second_ = littleEndian(Slice(bytes + 4, 4));
}

unsigned KeyHash::of(const Slice& key) const {
  State state(first_, second_);
  Slice left = key;
  for (; left.size() >= 4; left.removePrefix(4))
    state.add(littleEndian(left.sub(0, 4)));
  state.add(littleEndian(left) | static_cast<unsigned>(key.size() & 0xff) << 24);
  state.v2 ^= 0xff;
  state.mix(4);
  return state.v1 ^ state.v3;
}

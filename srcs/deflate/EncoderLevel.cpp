#include "deflate/EncoderLevel.hpp"

const EncoderLevel& EncoderLevel::of(int level) {
  static const EncoderLevel kLevels[] = {
      {false, 4, 4, 8, 4},         // 1
      {false, 4, 5, 16, 8},        // 2
      {false, 4, 6, 32, 32},       // 3
      {true, 4, 4, 16, 16},        // 4
      {true, 8, 16, 32, 32},       // 5
      {true, 8, 16, 128, 128},     // 6
      {true, 8, 32, 128, 256},     // 7
      {true, 32, 128, 258, 1024},  // 8
      {true, 32, 258, 258, 4096},  // 9
  };
  if (level < kLowest) level = kLowest;
  if (level > kHighest) level = kHighest;
  return kLevels[level - kLowest];
}

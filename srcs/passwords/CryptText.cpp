#include "passwords/CryptText.hpp"

#include <cstddef>

static const char kDigits[] = "./0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

// Which bytes of the digest each group of four characters holds. -1 stands for a zero.
static const signed char kMd5Groups[][3] = {
    {0, 6, 12}, {1, 7, 13}, {2, 8, 14}, {3, 9, 15}, {4, 10, 5}, {-1, -1, 11},
};
static const signed char kSha256Groups[][3] = {
    {0, 10, 20}, {21, 1, 11}, {12, 22, 2}, {3, 13, 23}, {24, 4, 14},  {15, 25, 5},
    {6, 16, 26}, {27, 7, 17}, {18, 28, 8}, {9, 19, 29}, {-1, 31, 30},
};
static const signed char kSha512Groups[][3] = {
    {0, 21, 42},  {22, 43, 1},  {44, 2, 23},  {3, 24, 45},  {25, 46, 4},  {47, 5, 26},
    {6, 27, 48},  {28, 49, 7},  {50, 8, 29},  {9, 30, 51},  {31, 52, 10}, {53, 11, 32},
    {12, 33, 54}, {34, 55, 13}, {56, 14, 35}, {15, 36, 57}, {37, 58, 16}, {59, 17, 38},
    {18, 39, 60}, {40, 61, 19}, {62, 20, 41}, {-1, -1, 63},
};

static unsigned byteAt(const Slice& digest, int i) {
  return i < 0 ? 0 : static_cast<unsigned char>(digest[static_cast<std::size_t>(i)]);
}

// Six bits make a character, the lowest first.
static void appendGroup(std::string& out, const Slice& digest, const signed char* group) {
  unsigned bits =
      byteAt(digest, group[0]) << 16 | byteAt(digest, group[1]) << 8 | byteAt(digest, group[2]);
  int zeros = (group[0] < 0 ? 1 : 0) + (group[1] < 0 ? 1 : 0);
  for (int i = 0; i < 4 - zeros; ++i)
    out += kDigits[bits >> (6 * i) & 63];
}

template <std::size_t Count>
static std::string textOf(const Slice& digest, const signed char (&groups)[Count][3]) {
  std::string text;
  for (std::size_t i = 0; i < Count; ++i)
    appendGroup(text, digest, groups[i]);
  return text;
}

std::string cryptText(const Slice& digest) {
  if (digest.size() == 16) return textOf(digest, kMd5Groups);
  return digest.size() == 32 ? textOf(digest, kSha256Groups) : textOf(digest, kSha512Groups);
}

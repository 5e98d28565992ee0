#include "deflate/HuffmanCode.hpp"

#include <algorithm>
#include <cstring>

// A symbol that occurs, and while the tree is built, a node of it.
struct Leaf {
  // The frequency; later the parent of an inner node, and then the depth.
  unsigned weight;
  unsigned symbol;
};

static bool isRarer(const Leaf& a, const Leaf& b) {
  return a.weight != b.weight ? a.weight < b.weight : a.symbol < b.symbol;
}

static unsigned collect(const unsigned* frequencies, unsigned count, Leaf* leaves) {
  unsigned used = 0;
  for (unsigned symbol = 0; symbol < count; ++symbol) {
    if (frequencies[symbol] == 0) continue;
    leaves[used].weight = frequencies[symbol];
    leaves[used++].symbol = symbol;
  }
  for (unsigned symbol = 0; used < 2; ++symbol) {
    if (frequencies[symbol] != 0) continue;
    leaves[used].weight = 1;
    leaves[used++].symbol = symbol;
  }
  std::sort(leaves, leaves + used, isRarer);
  return used;
}

// Finds the depth of every leaf in place (Moffat and Katajainen, "In-place calculation of
// minimum-redundancy codes", 1995). The inner nodes replace the leaves from the front; the weight
// of one becomes the index of its parent, then its depth.
static void joinRarest(Leaf* nodes, int count) {
  int leaf = 2, root = 0;
  nodes[0].weight += nodes[1].weight;
  for (int next = 1; next < count - 1; ++next) {
    nodes[next].weight = 0;
    for (int child = 0; child < 2; ++child) {
      const bool isInner =
          leaf >= count || (root < next && nodes[root].weight < nodes[leaf].weight);
      if (isInner) {
        nodes[next].weight += nodes[root].weight;
        nodes[root++].weight = static_cast<unsigned>(next);
      } else {
        nodes[next].weight += nodes[leaf++].weight;
      }
    }
  }
}

// Counts how many leaves there are at each depth; depths beyond `longest` count as `longest`.
static void countDepths(Leaf* nodes, int count, unsigned longest, unsigned* atDepth) {
  nodes[count - 2].weight = 0;
  for (int next = count - 3; next >= 0; --next)
    nodes[next].weight = nodes[nodes[next].weight].weight + 1;
  int available = 1, next = count - 1, root = count - 2;
  for (unsigned depth = 0; available > 0; ++depth) {
    int inner = 0;
    for (; root >= 0 && nodes[root].weight == depth; --root)
      ++inner;
    const int leaves = std::min(available - inner, next + 1);
    atDepth[std::min(depth, longest)] += static_cast<unsigned>(leaves);
    next -= leaves;
    available = 2 * inner;
  }
}

// Cutting the depths made too many short codes: it lengthens the longest of the shorter ones, one
// at a time, until the lengths belong to a code again.
static void limitDepths(unsigned longest, unsigned* atDepth) {
  unsigned long total = 0;
  for (unsigned depth = 1; depth <= longest; ++depth)
    total += static_cast<unsigned long>(atDepth[depth]) << (longest - depth);
  for (; total > 1ul << longest; --total) {
    --atDepth[longest];
    unsigned depth = longest - 1;
    while (atDepth[depth] == 0)
      --depth;
    --atDepth[depth];
    atDepth[depth + 1] += 2;
  }
}

HuffmanCode::HuffmanCode() {
  std::memset(lengths_, 0, sizeof lengths_);
  std::memset(bits_, 0, sizeof bits_);
}

void HuffmanCode::build(const unsigned* frequencies, unsigned count, unsigned longest) {
  Leaf leaves[kMost];
  unsigned atDepth[kLongest + 1] = {0};
  const unsigned used = collect(frequencies, count, leaves);
  joinRarest(leaves, static_cast<int>(used));
  countDepths(leaves, static_cast<int>(used), longest, atDepth);
  limitDepths(longest, atDepth);

  std::memset(lengths_, 0, count);
  unsigned leaf = 0;
  for (unsigned length = longest; length > 0; --length)
    for (unsigned i = 0; i < atDepth[length]; ++i)
      lengths_[leaves[leaf++].symbol] = static_cast<unsigned char>(length);
  makeBits(count);
}

void HuffmanCode::assign(const unsigned char* lengths, unsigned count) {
  std::memcpy(lengths_, lengths, count);
  makeBits(count);
}

static unsigned reversed(unsigned bits, unsigned length) {
  unsigned result = 0;
  for (unsigned i = 0; i < length; ++i, bits >>= 1)
    result = result << 1 | (bits & 1);
  return result;
}

void HuffmanCode::makeBits(unsigned count) {
  unsigned ofLength[kLongest + 1] = {0};
  unsigned next[kLongest + 1] = {0};
  for (unsigned symbol = 0; symbol < count; ++symbol)
    ++ofLength[lengths_[symbol]];
  ofLength[0] = 0;
  for (unsigned length = 1; length <= kLongest; ++length)
    next[length] = (next[length - 1] + ofLength[length - 1]) << 1;
  for (unsigned symbol = 0; symbol < count; ++symbol) {
    const unsigned length = lengths_[symbol];
    if (length != 0) bits_[symbol] = static_cast<unsigned short>(reversed(next[length]++, length));
  }
}

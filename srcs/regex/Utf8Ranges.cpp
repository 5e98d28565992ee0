#include "regex/Utf8Ranges.hpp"

#include "regex/SyntaxTree.hpp"

namespace {

// The characters that are spelled with as many bytes.
struct Length {
  int bytes;
  unsigned first;
  unsigned last;
  unsigned lead;  // what the first byte has besides bits of the character
};

const Length kLengths[] = {
    {2, 0x80, 0x7ff, 0xc0}, {3, 0x800, 0xffff, 0xe0}, {4, 0x10000, 0x10ffff, 0xf0}};

const int kLengthCount = sizeof(kLengths) / sizeof(kLengths[0]);
const unsigned kContinuation = 0x80;

}  // namespace

static int addPair(SyntaxTree& tree, int first, int second) {
  std::vector<int> both;
  both.push_back(first);
  both.push_back(second);
  return tree.addConcat(both);
}

static void addRange(SyntaxTree& tree, unsigned lead, const CharacterSet::Range& range, int rest,
                     std::vector<int>& out);

// Adds the sequences that begin with one of the leads and go on with `rest` bytes for a range.
static void addTail(SyntaxTree& tree, const CharacterSet::Range& leads,
                    const CharacterSet::Range& range, int rest, std::vector<int>& out) {
  std::vector<int> tails;
  addRange(tree, kContinuation, range, rest - 1, tails);
  out.push_back(addPair(tree, tree.addBytes(leads.first, leads.last), tree.addAlternate(tails)));
}

// Adds the sequences of 1 + `rest` bytes for a range. The range is cut where only a part of the
// characters with one first byte belongs to it.
static void addRange(SyntaxTree& tree, unsigned lead, const CharacterSet::Range& range, int rest,
                     std::vector<int>& out) {
  const unsigned shift = 6 * static_cast<unsigned>(rest);
  const unsigned all = (1u << shift) - 1;
  CharacterSet::Range leads = {lead + (range.first >> shift), lead + (range.last >> shift)};
  if (rest == 0) {
    out.push_back(tree.addBytes(leads.first, leads.last));
    return;
  }
  CharacterSet::Range tail = {range.first & all, range.last & all};
  const CharacterSet::Range whole = {0, all};
  const CharacterSet::Range firstLead = {leads.first, leads.first};
  const CharacterSet::Range lastLead = {leads.last, leads.last};
  if (leads.first == leads.last) {
    addTail(tree, firstLead, tail, rest, out);
    return;
  }
  if (tail.first != 0) {
    const CharacterSet::Range upper = {tail.first, all};
    addTail(tree, firstLead, upper, rest, out);
    ++leads.first;
  }
  if (tail.last != all) --leads.last;
  if (leads.first <= leads.last) addTail(tree, leads, whole, rest, out);
  if (tail.last == all) return;
  const CharacterSet::Range lower = {0, tail.last};
  addTail(tree, lastLead, lower, rest, out);
}

// A range that reaches an end of its length is extended to what the bytes could spell in addition.
static void addOfLength(SyntaxTree& tree, const Length& length, CharacterSet::Range range,
                        std::vector<int>& out) {
  if (range.first > length.last || range.last < length.first) return;
  if (range.first <= length.first) range.first = 0;
  if (range.last >= length.last) range.last = length.bytes == 4 ? 0x1fffff : length.last;
  addRange(tree, length.lead, range, length.bytes - 1, out);
}

void addUtf8Sequences(SyntaxTree& tree, const CharacterSet& set, std::vector<int>& sequences) {
  for (std::size_t i = 0; i < set.ranges().size(); ++i)
    for (int j = 0; j < kLengthCount; ++j)
      addOfLength(tree, kLengths[j], set.ranges()[i], sequences);
}

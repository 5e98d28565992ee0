#include "passwords/StoredPassword.hpp"

#include "base/Numbers.hpp"

namespace {

struct Row {
  const char* prefix;
  StoredPassword::Scheme scheme;
  int rounds;
  std::size_t longestSalt;
};

const Row kRows[] = {
    {"{PLAIN}", StoredPassword::kPlain, 0, 0},     {"{SHA}", StoredPassword::kSha1, 0, 0},
    {"{SSHA}", StoredPassword::kSaltedSha1, 0, 0}, {"$apr1$", StoredPassword::kMd5, 1000, 8},
    {"$1$", StoredPassword::kMd5, 1000, 8},        {"$5$", StoredPassword::kSha256, 5000, 16},
    {"$6$", StoredPassword::kSha512, 5000, 16},
};

const Row* rowOf(const Slice& text) {
  for (std::size_t i = 0; i < sizeof(kRows) / sizeof(kRows[0]); ++i)
    if (text.startsWith(kRows[i].prefix)) return &kRows[i];
  return 0;
}

}  // namespace

StoredPassword::StoredPassword(const Slice& text) : scheme(kUnsupported), rounds(0) {
  divide(text);
}

void StoredPassword::divide(const Slice& text) {
  const Row* row = rowOf(text);
  if (row == 0) return;
  prefix = text.sub(0, Slice(row->prefix).size());
  rounds = row->rounds;
  Slice rest = text.from(prefix.size());
  if (hasRounds()) {
    bool mayHaveRounds = row->scheme != kMd5;
    if (mayHaveRounds && !takeRounds(rest)) return;
    salt = rest.sub(0, rest.find('$'));
    if (salt.size() > row->longestSalt || salt.size() == rest.size()) return;
    rest.removePrefix(salt.size() + 1);
  }
  hash = rest;
  scheme = row->scheme;
}

// Removes "rounds=N$" from the front of `rest`, if it is there. Returns false if N is no number or
// out of bounds.
bool StoredPassword::takeRounds(Slice& rest) {
  static const Slice kWord("rounds=");
  if (!rest.startsWith(kWord)) return true;
  std::size_t end = rest.find('$');
  off_t number;
  if (end == Slice::npos || !parseDecimal(rest.sub(0, end).from(kWord.size()), number))
    return false;
  if (number < kFewestRounds || number > kMostRounds) return false;
  rounds = static_cast<int>(number);
  rest.removePrefix(end + 1);
  return true;
}

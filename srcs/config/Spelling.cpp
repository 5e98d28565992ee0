#include "config/Spelling.hpp"

#include <algorithm>
#include <vector>

std::size_t editDistance(const Slice& a, const Slice& b) {
  std::vector<std::size_t> beforeLast(b.size() + 1), last(b.size() + 1), row(b.size() + 1);
  for (std::size_t j = 0; j <= b.size(); ++j)
    row[j] = j;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    beforeLast.swap(last);
    last.swap(row);
    row[0] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      bool same = a[i - 1] == b[j - 1];
      row[j] = std::min(std::min(last[j], row[j - 1]) + 1, last[j - 1] + (same ? 0 : 1));
      bool swapped = i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1];
      if (swapped) row[j] = std::min(row[j], beforeLast[j - 2] + 1);
    }
  }
  return row[b.size()];
}

std::string suggestWord(const Slice& word, const char* const* known, std::size_t count) {
  const std::size_t kMaxWord = 64;
  if (word.size() > kMaxWord) return std::string();
  std::size_t best = std::max<std::size_t>(1, word.size() / 4) + 1;
  std::string found;
  for (std::size_t i = 0; i < count; ++i) {
    std::size_t distance = editDistance(word, known[i]);
    if (distance == 0) return std::string();
    if (distance >= best) continue;
    best = distance;
    found = known[i];
  }
  return found.empty() ? found : ", did you mean \"" + found + "\"?";
}

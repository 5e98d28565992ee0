#include "http/UserAgent.hpp"

#include <algorithm>

static std::size_t findIn(const Slice& text, const Slice& word) {
  const char* at = std::search(text.begin(), text.end(), word.begin(), word.end());
  return at == text.end() ? Slice::npos : static_cast<std::size_t>(at - text.begin());
}

static bool has(const Slice& text, const Slice& word) { return findIn(text, word) != Slice::npos; }

bool isMsie6(const Slice& agent) {
  std::size_t at = findIn(agent, "MSIE ");
  if (at == Slice::npos || at + 7 >= agent.size() || has(agent, "Opera")) return false;
  char version = agent[at + 5];
  if (agent[at + 6] != '.') return false;
  return version == '4' || version == '5' || (version == '6' && !has(agent.from(at + 8), "SV1"));
}

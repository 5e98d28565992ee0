#include "server/OldBrowsers.hpp"

#include <algorithm>

static std::size_t findIn(const Slice& text, const Slice& word) {
  const char* at = std::search(text.begin(), text.end(), word.begin(), word.end());
  return at == text.end() ? Slice::npos : static_cast<std::size_t>(at - text.begin());
}

static bool has(const Slice& text, const Slice& word) { return findIn(text, word) != Slice::npos; }

// Version 6 with Service Pack 2 ("SV1") is newer than the fault.
static bool isMsie6(const Slice& agent) {
  std::size_t at = findIn(agent, "MSIE ");
  if (at == Slice::npos || at + 7 >= agent.size() || has(agent, "Opera")) return false;
  char version = agent[at + 5];
  if (agent[at + 6] != '.') return false;
  return version == '4' || version == '5' || (version == '6' && !has(agent.from(at + 8), "SV1"));
}

static bool isSafari(const Slice& agent) {
  return has(agent, "Safari/") && has(agent, "Mac OS X") && !has(agent, "MSIE ") &&
         !has(agent, "Opera") && !has(agent, "Gecko/") && !has(agent, "Chrome/");
}

bool isKeepaliveDisabled(const Exchange& x) {
  unsigned disabled = x.scope().connection.keepaliveDisabled;
  bool asksMsie = (disabled & ConnectionSettings::kMsie6) != 0 && x.method == kPost;
  bool asksSafari = (disabled & ConnectionSettings::kSafari) != 0;
  if (!asksMsie && !asksSafari) return false;
  Slice agent = x.request.value(Request::kUserAgent);
  return (asksMsie && isMsie6(agent)) || (asksSafari && isSafari(agent));
}

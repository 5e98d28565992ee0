#include "server/OldBrowsers.hpp"

#include <algorithm>

#include "http/UserAgent.hpp"

static bool has(const Slice& text, const Slice& word) {
  return std::search(text.begin(), text.end(), word.begin(), word.end()) != text.end();
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

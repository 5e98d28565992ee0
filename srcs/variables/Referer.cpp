#include "variables/Referer.hpp"

#include <algorithm>

static const std::size_t kShortest = 11;  // "http://i.ru"
static const std::size_t kLongestHost = 256;

// Returns how specific a match of `host` with a name is: longer names of one kind before shorter
// ones, exact names before "*.example" before "example.*". Returns 0 if the name does not match.
static std::size_t matchOf(const Slice& name, const Slice& host) {
  const std::size_t kKind = 1000;
  if (name == host) return 3 * kKind + name.size();
  if (name.startsWith("*.") && host.size() > name.size() - 1 && host.endsWith(name.from(1)))
    return 2 * kKind + name.size();
  if (name.startsWith(".") && (host == name.from(1) || host.endsWith(name)))
    return 2 * kKind + name.size();
  if (!name.endsWith(".*")) return 0;
  Slice start = name.sub(0, name.size() - 1);
  return host.startsWith(start) && host.size() > start.size() ? kKind + name.size() : 0;
}

static std::size_t bestServerName(const Exchange& x, const Slice& host) {
  std::size_t best = 0;
  const std::vector<std::string>& names = x.server().names;
  for (std::size_t i = 0; x.scope().referers.hasServerNames && i < names.size(); ++i)
    if (!names[i].empty()) best = std::max(best, matchOf(names[i], host));
  return best;
}

// Of several names that match, the most specific one decides about the URI.
static bool isNamed(const Exchange& x, const Slice& host, const Slice& rest) {
  const InheritedList<RefererName>& names = x.scope().referers.names;
  std::size_t best = bestServerName(x, host);
  const RefererName* found = 0;
  for (std::size_t i = 0; i < names.size(); ++i) {
    std::size_t match = matchOf(names[i].host, host);
    if (match <= best) continue;
    best = match;
    found = &names[i];
  }
  if (found == 0) return best > 0;
  return found->uri.empty() || rest.startsWith(found->uri);
}

static bool matchesPattern(const Exchange& x, const Slice& host, const Slice& url) {
  const RefererSettings& settings = x.scope().referers;
  const std::vector<const Pattern*>& servers = x.server().expressions;
  for (std::size_t i = 0; settings.hasServerNames && i < servers.size(); ++i)
    if (servers[i]->matches(host)) return true;
  for (std::size_t i = 0; i < settings.patterns.size(); ++i)
    if (settings.patterns[i]->matches(url)) return true;
  return false;
}

static Slice withoutScheme(const Slice& url) {
  if (equalsIgnoreCase(url.sub(0, 7), "http://")) return url.from(7);
  return equalsIgnoreCase(url.sub(0, 8), "https://") ? url.from(8) : Slice();
}

bool isInvalidReferer(const Exchange& x) {
  const RefererSettings& settings = x.scope().referers;
  bool hasNames = !settings.names.empty() || !settings.patterns.empty();
  if (!hasNames && !settings.hasServerNames) return false;
  const Request::Field* field = x.request.find("Referer");
  if (field == 0) return !settings.allowsNone;
  Slice url = field->value.size() >= kShortest ? withoutScheme(field->value) : Slice();
  if (url.empty()) return !settings.allowsBlocked;
  std::string host;
  std::size_t end = 0;
  while (end < url.size() && url[end] != '/' && url[end] != ':')
    host += toLower(url[end++]);
  if (host.size() > kLongestHost) return true;
  Slice rest = url.from(std::min(url.find('/', end), url.size()));
  return !isNamed(x, host, rest) && !matchesPattern(x, host, url);
}

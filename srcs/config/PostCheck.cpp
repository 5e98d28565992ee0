#include "config/PostCheck.hpp"

#include "http/Method.hpp"

PostCheck::PostCheck(const VirtualServer& server) : server_(server) {}

static bool runsScripts(const Location& location) {
  if (!location.cgiPass.empty())
    return location.cgiPassMethods == 0 || (location.cgiPassMethods & kPost) != 0;
  const std::vector<CgiRule>& rules = location.scope.cgi.rules;
  for (std::size_t i = 0; i < rules.size(); ++i)
    if (rules[i].methods == 0 || (rules[i].methods & kPost) != 0) return true;
  return false;
}

static bool hasUpstream(const Location& location) {
  return location.upstream.protocol != UpstreamTarget::kNone ||
         location.exceptedUpstream.protocol != UpstreamTarget::kNone;
}

// An index file such as index.php may belong to another location.
static bool isScript(const Template& index) {
  if (!index.isLiteral()) return true;
  Slice name(index.text());
  return !name.endsWith(".html") && !name.endsWith(".htm") && !name.startsWith(".");
}

// Returns whether the request may be taken to another location, whose methods then count.
bool PostCheck::mayLeave(const Location& location) const {
  if (!server_.level.rewrites.empty() || !location.rewrites.empty()) return true;
  if (!location.tryFiles.fallback.empty()) return true;
  const std::vector<ErrorPage>& pages = location.scope.errors.pages;
  for (std::size_t i = 0; i < pages.size(); ++i)
    for (std::size_t j = 0; j < pages[i].codes.size(); ++j)
      if (pages[i].codes[j] == 405) return true;
  const std::vector<Template>& index = location.scope.files.index;
  for (std::size_t i = 0; i < index.size(); ++i)
    if (isScript(index[i])) return true;
  return false;
}

bool PostCheck::mayTakePost(const Location& location) const {
  if (!location.scope.uploads.store.empty() || runsScripts(location) || hasUpstream(location))
    return true;
  if (mayLeave(location)) return true;
  for (std::size_t i = 0; i < location.locations.size(); ++i)
    if (mayTakePost(*location.locations[i])) return true;
  return false;
}

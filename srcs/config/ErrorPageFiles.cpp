#include "config/ErrorPageFiles.hpp"

#include <unistd.h>

#include <algorithm>

static bool hasExpression(const Location& location) {
  if (location.kind == Location::kRegex) return true;
  for (std::size_t i = 0; i < location.locations.size(); ++i)
    if (hasExpression(*location.locations[i])) return true;
  return false;
}

ErrorPageFiles::ErrorPageFiles(const VirtualServer& server)
    : server_(server), hasExpressions_(hasExpression(server.level)) {}

static bool covers(const Location& location, const Slice& path) {
  if (location.kind == Location::kExact) return Slice(location.uri) == path;
  bool isPrefix = location.kind == Location::kPrefix || location.kind == Location::kPrefixFinal;
  return isPrefix && path.startsWith(location.uri);
}

static const Location& find(const Location& level, const Slice& path) {
  const Location* best = 0;
  for (std::size_t i = 0; i < level.locations.size(); ++i) {
    const Location& one = *level.locations[i];
    if (!covers(one, path)) continue;
    if (one.kind == Location::kExact) return one;
    if (best == 0 || one.uri.size() > best->uri.size()) best = &one;
  }
  return best ? find(*best, path) : level;
}

static bool servesFiles(const Location& location) {
  return location.rewrites.empty() && location.tryFiles.files.empty() && location.ifs.empty() &&
         location.cgiPass.empty() && location.upstream.protocol == UpstreamTarget::kNone &&
         !location.hasStubStatus && location.statusFormat == Location::kNoStatus &&
         !location.hasEmptyGif && location.scope.paths.root.isLiteral();
}

std::string ErrorPageFiles::missing(const ErrorPage& page) const {
  bool isKnown = page.uri.isLiteral() && !hasExpressions_ && server_.level.rewrites.empty();
  if (!isKnown) return std::string();
  Slice path(page.uri.text());
  path = path.sub(0, path.find('?'));
  if (!path.startsWith("/") || path.endsWith("/") || path.find('%') != Slice::npos) return "";
  const Location& location = find(server_.level, path);
  if (!servesFiles(location)) return std::string();
  const PathSettings& paths = location.scope.paths;
  std::string file = paths.root.text() + path.from(std::min(paths.aliasPrefix, path.size())).str();
  return access(file.c_str(), R_OK) == 0 ? std::string() : file;
}

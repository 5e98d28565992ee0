#include "files/TryFiles.hpp"

#include "content/FileCache.hpp"
#include "http/UriPath.hpp"
#include "variables/FileNames.hpp"
#include "variables/Variables.hpp"

// "$uri/" asks for a directory, whatever the value of $uri ends in.
static bool asksDirectory(const Template& candidate) {
  if (candidate.empty()) return false;
  const Template::Part& last = candidate.parts().back();
  return last.variable == kVarNone && Slice(last.text).endsWith("/");
}

static bool isWholeName(const Exchange& x) {
  return x.scope().paths.aliasPrefix == static_cast<std::size_t>(PathSettings::kWholeUri);
}

// An alias that is a whole name takes no part of a path away.
static bool isAliased(const Exchange& x) {
  return x.scope().paths.aliasPrefix > 0 && !isWholeName(x);
}

bool TryFiles::exists(Exchange& x, const Template& candidate) {
  uri_.clear();
  expand(candidate, x, uri_);
  bool wantsDirectory = asksDirectory(candidate);
  if (wantsDirectory) uri_.resize(uri_.size() - 1);
  const std::string& prefix = x.location->uri;
  if (isAliased(x) && !Slice(uri_).startsWith(prefix)) uri_.insert(0, prefix);
  if (leavesRoot(x, uri_)) return false;
  name_.clear();
  appendFileName(x, uri_, name_);
  CachedFileRef file;
  return files_.find(name_, x.scope().fileCache.valid, file) == 0 &&
         file->facts().isDirectory() == wantsDirectory;
}

Handler::Result TryFiles::handle(Exchange& x) {
  const TryFilesRule& rule = x.location->tryFiles;
  bool isExcepted = x.location->limitExcept.appliesTo(x.method);
  if (rule.files.empty() || isExcepted) return kDeclined;
  x.addsPathToAlias = isWholeName(x);
  for (std::size_t i = 0; i < rule.files.size(); ++i) {
    if (!exists(x, rule.files[i])) continue;
    // A whole name that is a file itself needs no path behind it.
    if (uri_.empty() && isWholeName(x))
      x.addsPathToAlias = false;
    else
      x.path = uri_.empty() ? "/" : uri_;
    return kDeclined;
  }
  if (rule.status != 0) return respond(x, rule.status);
  uri_.clear();
  expand(rule.fallback, x, uri_);
  // As in nginx, a fallback with variables loses the location's name under an alias.
  if (isAliased(x) && !rule.fallback.isLiteral() && Slice(uri_).startsWith(x.location->uri))
    uri_.erase(0, x.location->uri.size());
  x.redirectInternally(uri_);
  return kInternalRedirect;
}

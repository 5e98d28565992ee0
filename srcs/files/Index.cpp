#include "files/Index.hpp"

#include "content/FileCache.hpp"
#include "http/UriPath.hpp"
#include "variables/FileNames.hpp"
#include "variables/Variables.hpp"

static const unsigned kIndexed = kGet | kHead | kPost;

bool Index::exists(Exchange& x, const std::string& uri) {
  if (climbs(uri)) return false;
  name_.clear();
  appendFileName(x, uri, name_);
  CachedFileRef file;
  return files_.find(name_, x.scope().fileCache.valid, file) == 0;
}

// The last name may begin with '/'. It is then a URI, and nginx does not check whether it exists.
Handler::Result Index::handle(Exchange& x) {
  if (!x.endsInSlash() || (x.method & kIndexed) == 0) return kDeclined;
  const std::vector<Template>& names = x.scope().files.index;
  for (std::size_t i = 0; i < names.size(); ++i) {
    name_.clear();
    expand(names[i], x, name_);
    bool isAbsolute = !name_.empty() && name_[0] == '/';
    uri_ = isAbsolute ? name_ : x.path + name_;
    if (!isAbsolute && !exists(x, uri_)) continue;
    x.path = uri_;
    return kInternalRedirect;
  }
  return kDeclined;
}

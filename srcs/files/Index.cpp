#include "files/Index.hpp"

#include "content/FileCache.hpp"
#include "http/UriPath.hpp"
#include "variables/FileNames.hpp"
#include "variables/Variables.hpp"

static const unsigned kIndexed = kGet | kHead | kPost;

bool Index::exists(Exchange& x, const std::string& uri, std::string& name) const {
  if (leavesRoot(x, uri)) return false;
  name.clear();
  appendFileName(x, uri, name);
  CachedFileRef file;
  return files_.find(name, x.scope().fileCache.valid, file) == 0;
}

// Static does not know that a directory has an index.
unsigned Index::methods(Exchange& x) const {
  if (!x.endsInSlash()) return 0;
  const std::vector<Template>& names = x.scope().files.index;
  for (std::size_t i = 0; i < names.size(); ++i) {
    std::string name;
    expand(names[i], x, name);
    if (Slice(name).startsWith("/") || exists(x, x.path + name, name)) return kGet | kHead;
  }
  return 0;
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
    if (!isAbsolute && !exists(x, uri_, name_)) continue;
    x.path = uri_;
    return kInternalRedirect;
  }
  return kDeclined;
}

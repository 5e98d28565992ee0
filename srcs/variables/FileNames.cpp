#include "variables/FileNames.hpp"

#include "http/UriPath.hpp"
#include "variables/Variables.hpp"

void appendRoot(const Exchange& x, std::string& out) {
  std::size_t begin = out.size();
  expand(x.scope().paths.root, x, out);
  bool isAbsolute = out.size() > begin && out[begin] == '/';
  if (!isAbsolute) out.insert(begin, x.server().prefix);
}

void appendFileName(const Exchange& x, const Slice& uri, std::string& name) {
  appendRoot(x, name);
  uri.from(x.scope().paths.aliasPrefix).appendTo(name);
}

bool leavesRoot(const Exchange& x, const Slice& uri) {
  return climbs(uri) || climbs(uri.from(x.scope().paths.aliasPrefix));
}

const std::string& requestFileName(Exchange& x) {
  x.fileName.clear();
  appendFileName(x, x.path, x.fileName);
  return x.fileName;
}

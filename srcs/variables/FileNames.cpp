#include "variables/FileNames.hpp"

#include "content/FileFacts.hpp"
#include "http/UriPath.hpp"
#include "variables/Variables.hpp"

void appendRoot(const Exchange& x, std::string& out) {
  std::size_t begin = out.size();
  expand(x.scope().paths.root, x, out);
  bool isAbsolute = out.size() > begin && out[begin] == '/';
  if (!isAbsolute) out.insert(begin, x.server().prefix);
}

// Returns how many bytes of the URI the alias replaces.
static std::size_t aliased(const Exchange& x) {
  std::size_t prefix = x.scope().paths.aliasPrefix;
  if (prefix != static_cast<std::size_t>(PathSettings::kWholeUri)) return prefix;
  return x.addsPathToAlias ? 0 : x.path.size();
}

void appendFileName(const Exchange& x, const Slice& uri, std::string& name) {
  appendRoot(x, name);
  uri.from(aliased(x)).appendTo(name);
}

// The operator may write "..", but no variable may bring one.
static bool climbsByVariable(const Exchange& x) {
  const PathSettings& paths = x.scope().paths;
  if (paths.root.isLiteral()) return false;
  std::string root;
  expand(paths.root, x, root);
  return countClimbs(root) > paths.climbs;
}

bool leavesRoot(const Exchange& x, const Slice& uri) {
  return climbs(uri) || climbs(uri.from(aliased(x))) || climbsByVariable(x);
}

bool passesLink(const Exchange& exchange, const std::string& name) {
  std::string root;
  appendRoot(exchange, root);
  Slice rest = Slice(name).from(root.size());
  if (rest.endsWith("/")) rest = rest.sub(0, rest.size() - 1);
  std::size_t last = rest.findLast('/');
  return last != Slice::npos && hasLink(root, rest.sub(0, last));
}

const std::string& requestFileName(Exchange& x) {
  x.fileName.clear();
  appendFileName(x, x.path, x.fileName);
  return x.fileName;
}

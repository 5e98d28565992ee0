#include "variables/UploadDirectory.hpp"

#include <algorithm>

#include "content/FileFacts.hpp"
#include "http/UriPath.hpp"
#include "variables/Variables.hpp"

// Returns true if one of the directories that `rest` names below `store` is a symbolic link.
static bool hasLink(const std::string& store, const Slice& rest) {
  for (std::size_t end = 0; end < rest.size();) {
    std::size_t begin = end;
    while (begin < rest.size() && rest[begin] == '/')
      ++begin;
    end = std::min(rest.find('/', begin), rest.size());
    if (begin < end && isSymbolicLink(store + "/" + rest.sub(0, end).str())) return true;
  }
  return false;
}

int findUploadDirectory(const Exchange& x, std::string& directory) {
  const UploadSettings& uploads = x.scope().uploads;
  directory = uploads.store;
  std::string rest;
  if (!uploads.storeRest.empty()) expand(uploads.storeRest, x, rest);
  bool isBelow = rest.empty() || rest[0] == '/' || Slice(directory).endsWith("/");
  if (!isBelow || climbs(rest) || hasLink(directory, rest)) return 403;
  directory += rest;
  if (!Slice(directory).endsWith("/")) directory += '/';
  if (rest.empty()) return 0;
  FileFacts facts;
  int status = facts.read(directory);
  return status == 0 && !facts.isDirectory() ? 404 : status;
}

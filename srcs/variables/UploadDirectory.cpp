#include "variables/UploadDirectory.hpp"

#include "content/FileFacts.hpp"
#include "http/UriPath.hpp"
#include "variables/Variables.hpp"

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

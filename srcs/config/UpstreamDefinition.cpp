#include "config/UpstreamDefinition.hpp"

Status UpstreamServer::resolve(int defaultPort) {
  if (!Slice(name).startsWith("unix:")) {
    Status status = Address::resolve(name, defaultPort, addresses);
    if (status.isOk()) return status;
    return Status::error("host not found in upstream \"" + name + "\": " + status.message());
  }
  std::string path = name.substr(5);
  if (path.empty() || path.size() > Address::longestPath()) {
    return Status::error("invalid path in upstream \"" + name + "\"");
  }
  addresses.push_back(Address::ofPath(path));
  return Status::ok();
}

std::string takeUpstreamAuthority(Slice& url) {
  bool isUnix = url.startsWith("unix:");
  std::size_t end = isUnix ? 5 : 0;
  while (end < url.size() && (isUnix ? url[end] != ':' : url[end] != '/' && url[end] != '?'))
    ++end;
  std::string authority = url.sub(0, end).str();
  url = url.from(isUnix && end < url.size() ? end + 1 : end);
  return authority;
}

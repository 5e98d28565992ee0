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

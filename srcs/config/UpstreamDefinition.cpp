#include "config/UpstreamDefinition.hpp"

#include "base/Numbers.hpp"

static Status wrong(const std::string& what, const std::string& name,
                    const std::string& advice = "") {
  return Status::error(what + " in upstream \"" + name + "\"" + advice);
}

void splitUpstreamPort(const Slice& name, Slice& host, Slice& port) {
  std::size_t bracket = name.startsWith("[") ? name.find(']') : 0;
  std::size_t colon = bracket == Slice::npos ? bracket : name.find(':', bracket);
  host = name.sub(0, colon);
  port = colon == Slice::npos ? Slice() : name.from(colon);
}

static bool isPort(const Slice& port) {
  off_t number;
  return parseDecimal(port, number) && number > 0 && number <= 65535;
}

// Finds what is wrong without asking for the name's addresses.
static Status checkForm(const std::string& name) {
  std::size_t scheme = name.find("://");
  if (scheme != std::string::npos)
    return wrong("invalid host", name,
                 ", it must be without \"" + name.substr(0, scheme + 3) + "\"");
  Slice host, port;
  splitUpstreamPort(name, host, port);
  bool isBracketed = host.startsWith("[");
  bool isHost = isBracketed ? host.endsWith("]") : host.find('/') == Slice::npos;
  if (!isHost || port.find('/') != Slice::npos) return wrong("invalid host", name);
  if (!port.empty() && !isPort(port.from(1))) return wrong("invalid port", name);
  return host.empty() ? wrong("no host", name) : Status::ok();
}

static Status findHost(const std::string& name, int defaultPort, std::vector<Address>& addresses) {
  Status status = checkForm(name);
  if (!status.isOk()) return status;
  status = Address::resolve(name, defaultPort, addresses);
  if (status.isOk()) return status;
  if (Slice(name).startsWith("[")) return wrong("invalid IPv6 address", name);
  std::size_t why = status.message().rfind(": ");
  return wrong("host not found", name,
               why == std::string::npos ? std::string() : status.message().substr(why));
}

Status UpstreamServer::resolve(int defaultPort) {
  if (!Slice(name).startsWith("unix:")) return findHost(name, defaultPort, addresses);
  std::string path = name.substr(5);
  if (path.empty()) return wrong("no path in the unix domain socket", name);
  if (path.size() > Address::longestPath()) return wrong("invalid path", name);
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

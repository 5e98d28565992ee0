#include "uploads/CrossOrigin.hpp"

namespace {

// A host without the dot that may end it, as in Request, and a port. The port is the scheme's if
// the text has none.
struct Authority {
  Slice host;
  Slice port;

  Authority(const Slice& text, const Slice& defaultPort) : host(text), port(defaultPort) {
    std::size_t colon = text.findLast(':');
    bool hasPort = colon != Slice::npos && text.from(colon).find(']') == Slice::npos;
    if (hasPort) host = text.sub(0, colon);
    if (hasPort) port = text.from(colon + 1);
    if (host.endsWith(".")) host = host.sub(0, host.size() - 1);
  }
};

}  // namespace

static bool isOwn(const Slice& origin, const Request& request) {
  bool isSecure = origin.startsWith("https://");
  if (!isSecure && !origin.startsWith("http://")) return false;
  const Slice defaultPort = isSecure ? "443" : "80";
  Authority authority(origin.from(isSecure ? 8 : 7), defaultPort);
  const Slice port = request.port.empty() ? defaultPort : request.port;
  return equalsIgnoreCase(authority.host, request.host) && authority.port == port;
}

bool isFromOtherOrigin(const Exchange& x) {
  const std::vector<Request::Field>& fields = x.request.fields;
  for (std::size_t i = 0; i < fields.size(); ++i) {
    if (equalsIgnoreCase(fields[i].name, "Origin") && !isOwn(fields[i].value, x.request))
      return true;
    bool isCross = equalsIgnoreCase(fields[i].name, "Sec-Fetch-Site") &&
                   equalsIgnoreCase(fields[i].value, "cross-site");
    if (isCross) return true;
  }
  return false;
}

bool refusesOrigin(Exchange& x) {
  if (x.scope().uploads.crossOrigin || !isFromOtherOrigin(x)) return false;
  x.errorMessage = "a page of another site may neither store nor remove files here";
  x.log(kLogError, "a page of another origin may not store or remove files");
  x.response.setStatus(403);
  return true;
}

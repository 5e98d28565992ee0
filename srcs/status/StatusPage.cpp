#include "status/StatusPage.hpp"

#include "status/StatusJson.hpp"
#include "status/StatusMetrics.hpp"

Handler::Result StatusPage::handle(Exchange& x) {
  Location::StatusFormat format = x.location->statusFormat;
  if (format == Location::kNoStatus) return kDeclined;
  if ((x.method & (kGet | kHead)) == 0) {
    x.response.setStatus(405);
    return kNeedsAllow;
  }
  const StatusReport report = gatherStatus(services_, *x.server().upstreams);
  bool isJson = format == Location::kStatusJson;
  x.response.contentType = isJson ? "application/json" : "text/plain; version=0.0.4";
  x.response.addField("Cache-Control", "no-store");
  x.response.setText(isJson ? statusAsJson(report) : statusAsMetrics(report));
  return kResponded;
}

unsigned StatusPage::methods(Exchange& x) const {
  return x.location->statusFormat == Location::kNoStatus ? 0u : kGet | kHead;
}

#include "access/OtherMethods.hpp"

Handler::Result OtherMethods::handle(Exchange& x) {
  if (x.target().protocol != UpstreamTarget::kNone) return kDeclined;
  if (x.method == kUnknownMethod) return respond(x, 501);
  if (x.method != kOptions) return kDeclined;
  x.response.setStatus(204);
  return kNeedsAllow;
}

#include "access/BodyLimit.hpp"

#include "base/Numbers.hpp"

Handler::Result BodyLimit::handle(Exchange& x) {
  off_t limit = x.scope().body.maxSize;
  if (limit == 0 || x.request.contentLength <= limit || x.isErrorPage || x.isBodyGone)
    return kDeclined;
  x.log(kLogError,
        "client intended to send too large body: " + decimal(x.request.contentLength) + " bytes");
  return respond(x, 413);
}

#include "files/EmptyGif.hpp"

#include "http/Conditional.hpp"
#include "http/HttpDate.hpp"

static const std::time_t kModified = 23349600;  // that of nginx's picture
static const unsigned char kGif[] = {
    'G',  'I',  'F',  '8',  '9',  'a',                           // header
    0x01, 0x00, 0x01, 0x00, 0x80, 0x01, 0x00,                    // 1 x 1, two colours
    0x00, 0x00, 0x00, 0xff, 0xff, 0xff,                          // black and white
    0x21, 0xf9, 0x04, 0x01, 0x00, 0x00, 0x01, 0x00,              // white is transparent
    0x2c, 0x00, 0x00, 0x00, 0x00, 0x01, 0x00, 0x01, 0x00, 0x00,  // the picture
    0x02, 0x02, 0x4c, 0x01, 0x00, 0x3b};                         // its pixel, and the end

Handler::Result EmptyGif::handle(Exchange& x) {
  if (!x.location->hasEmptyGif) return kDeclined;
  if ((x.method & (kGet | kHead)) == 0) {
    x.response.setStatus(405);
    return kNeedsAllow;
  }
  x.response.contentType = "image/gif";
  appendHttpDate(x.response.lastModified, kModified);
  Validators validators;
  validators.lastModified = kModified;
  bool isPlain = x.errorStatus == 0 || x.errorStatus == 200;
  int status = isPlain ? evaluatePreconditions(x.request, validators,
                                               x.scope().files.ifModifiedSince, true, clock_.now())
                       : 0;
  if (status != 0) {
    x.response.contentType.clear();
    return respond(x, status);
  }
  x.response.setBody(Slice(reinterpret_cast<const char*>(kGif), sizeof kGif), 0);
  return kResponded;
}

unsigned EmptyGif::methods(Exchange& x) const {
  return x.location->hasEmptyGif ? kGet | kHead : 0u;
}

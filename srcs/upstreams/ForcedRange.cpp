#include "upstreams/ForcedRange.hpp"

#include "base/Numbers.hpp"
#include "compression/GzipPolicy.hpp"
#include "exchange/Clock.hpp"
#include "http/BodyPart.hpp"
#include "http/CharsetTable.hpp"
#include "http/Conditional.hpp"
#include "http/HttpDate.hpp"
#include "variables/ResponseCharset.hpp"

// Parts of a body do not stay what they are if its conversion makes it longer or shorter.
static bool mayHaveRanges(Exchange& x, off_t size) {
  bool isPlain = x.errorStatus == 0 || x.errorStatus == 200;
  bool isMain = isPlain && !x.isSubrequest();
  if (!isMain || x.response.status() != 200 || size < 0 || x.scope().files.maxRanges == 0)
    return false;
  applyCharset(x);
  const CharsetTable* conversion = x.response.conversion;
  return conversion == 0 || conversion->keepsLength();
}

// Range has no meaning for HEAD (RFC 9110 14.2). A body that is compressed is sent whole.
static bool wantsRange(const Exchange& x, off_t size) {
  if (x.request.method != kGet || !x.request.has(Request::kRange)) return false;
  if (isCompressible(x, 200, size) && takesGzip(x)) return false;
  const std::time_t now = x.clock->now();
  Validators validators;
  validators.etag = x.response.etag;
  std::time_t modified;
  if (parseHttpDate(x.response.lastModified, now, modified)) validators.lastModified = modified;
  return ifRangeHolds(x.request, validators, now);
}

static void describe(Response& response, const std::string& range, off_t size) {
  response.acceptRanges = false;
  response.addField("Content-Range", "bytes " + range + "/" + decimal(size));
}

void forceRange(Exchange& x, BodySource& body) {
  Response& response = x.response;
  const off_t size = body.length();
  response.removeField("Accept-Ranges");
  if (!mayHaveRanges(x, size)) return;
  response.acceptRanges = true;
  if (!wantsRange(x, size)) return;
  std::vector<ByteRange> ranges;
  RangeResult result = parseRange(x.request.value(Request::kRange), size, 1, ranges);
  if (result == kRangeSatisfiable) {
    describe(response, decimal(ranges[0].first) + "-" + decimal(ranges[0].last), size);
    response.setStatus(206);
    response.setBody(new BodyPart(body, ranges[0]));
  } else if (result == kRangeUnsatisfiable) {
    describe(response, "*", size);
    response.setStatus(416);
    response.isOutOfRange = true;
    response.dropBody();
  }
}

#include "files/FileResponse.hpp"

#include "base/Numbers.hpp"
#include "compression/GzipPolicy.hpp"
#include "content/MultiRangeSource.hpp"
#include "exchange/Clock.hpp"
#include "exchange/Representation.hpp"
#include "http/CharsetTable.hpp"
#include "http/Conditional.hpp"
#include "variables/ResponseCharset.hpp"

static Validators validatorsOf(const Exchange& x, const CachedFile& file) {
  Validators validators;
  validators.etag = x.response.etag;
  validators.lastModified = file.facts().modified;
  return validators;
}

void FileResponse::describe(Exchange& x, const CachedFile& file) const {
  Response& response = x.response;
  setTypeOfPath(x);
  applyCharset(x);
  response.lastModified = file.lastModified();
  setETag(x, file, response.etag);
}

// An error page is sent whole, whatever the client has cached.
static bool isPlain(const Exchange& x) { return x.errorStatus == 0 || x.errorStatus == 200; }

static bool isCompressed(const Exchange& x, const CachedFile& file) {
  const int status = x.errorStatus == 0 ? 200 : x.errorStatus;
  return isCompressible(x, status, file.facts().size) && takesGzip(x);
}

// Parts of a file do not stay what they are if its conversion makes it longer or shorter.
static bool mayHaveRanges(const Exchange& x) {
  const CharsetTable* conversion = x.response.conversion;
  bool hasFixedLength = conversion == 0 || conversion->keepsLength();
  return isPlain(x) && x.scope().files.maxRanges != 0 && hasFixedLength;
}

int FileResponse::checkConditions(Exchange& x, const CachedFile& file) const {
  if (!isPlain(x)) return 0;
  int status = evaluatePreconditions(x.request, validatorsOf(x, file),
                                     x.scope().files.ifModifiedSince, true, clock_.now());
  if (status == 304) {
    x.response.contentType.clear();
    x.response.contentEncoding.clear();
  }
  return status;
}

// Range has no meaning for HEAD (RFC 9110 14.2). A file that is compressed is sent whole.
bool FileResponse::wantsRanges(const Exchange& x, const CachedFile& file) const {
  return x.response.acceptRanges && x.request.method == kGet && x.request.has(Request::kRange) &&
         ifRangeHolds(x.request, validatorsOf(x, file), clock_.now()) && !isCompressed(x, file);
}

void FileResponse::make(Exchange& x, CachedFile& file) const {
  describe(x, file);
  int status = checkConditions(x, file);
  if (status == 0) {
    x.response.acceptRanges = mayHaveRanges(x);
    if (x.isHead()) {
      x.response.setLengthWithoutBody(file.facts().size);
      status = 200;
    } else {
      status = wantsRanges(x, file) ? attachRanges(x, file) : attachWhole(x, file);
    }
  }
  if (status >= 500 || status == 403 || status == 404)
    x.log(kLogError, "cannot open \"" + file.path() + "\"");
  x.response.setStatus(status);
}

int FileResponse::attachRanges(Exchange& x, CachedFile& file) const {
  std::vector<ByteRange> ranges;
  int limit = x.scope().files.maxRanges;
  std::size_t most = limit < 0 ? static_cast<std::size_t>(-1) : static_cast<std::size_t>(limit);
  off_t size = file.facts().size;
  RangeResult result = parseRange(x.request.value(Request::kRange), size, most, ranges);
  if (result == kRangeIgnored) return attachWhole(x, file);
  x.response.acceptRanges = false;
  if (result == kRangeUnsatisfiable) {
    x.response.addField("Content-Range", "bytes */" + decimal(size));
    x.response.isOutOfRange = true;
    return 416;
  }
  return ranges.size() == 1 ? attachRange(x, file, ranges[0]) : attachParts(x, file, ranges);
}

int FileResponse::attachRange(Exchange& x, CachedFile& file, const ByteRange& range) const {
  x.response.addField("Content-Range", "bytes " + decimal(range.first) + "-" + decimal(range.last) +
                                           "/" + decimal(file.facts().size));
  if (file.hasBody()) {
    Slice part = file.body().sub(static_cast<std::size_t>(range.first),
                                 static_cast<std::size_t>(range.size()));
    x.response.setBody(part, &file);
    return 206;
  }
  ScopedPtr<FileSource> source(new FileSource);
  int status = source->open(file.path(), file.facts(), range);
  if (status != 0) return status;
  x.response.setBody(source.release());
  return 206;
}

// The boundary is a number that no earlier response had. Checking that the file does not contain it
// would mean to read the file twice.
int FileResponse::attachParts(Exchange& x, CachedFile& file, std::vector<ByteRange>& ranges) const {
  std::string boundary;
  appendPadded(boundary, static_cast<off_t>(x.client->serial), 14, '0');
  appendPadded(boundary, x.client->requests, 6, '0');
  ScopedPtr<MultiRangeSource> source(new MultiRangeSource(x.response.contentType, boundary));
  int status = source->open(file.path(), file.facts(), ranges);
  if (status != 0) return status;
  x.response.contentType = "multipart/byteranges; boundary=" + boundary;
  x.response.setBody(source.release());
  return 206;
}

int FileResponse::attachWhole(Exchange& x, CachedFile& file) const {
  if (!files_.wantsBody(file)) {
    ScopedPtr<FileSource> source(new FileSource);
    int status = source->open(file.path(), file.facts());
    if (status != 0) return status;
    x.response.setBody(source.release());
    return 200;
  }
  int status = file.hasBody() ? 0 : files_.load(file);
  if (status != 0) return status;
  x.response.setBody(file.body(), &file, file.room());
  x.file.reset(&file);
  return 200;
}

#include "compression/GzipFilter.hpp"

#include "compression/GzipPolicy.hpp"
#include "compression/GzipSource.hpp"

// The compressed bytes are not those that a strong tag stands for (RFC 9110 8.8.1). As in nginx, a
// tag without quotes is dropped.
static void weaken(std::string& etag) {
  if (Slice(etag).startsWith("W/")) return;
  if (Slice(etag).startsWith("\""))
    etag.insert(0, "W/");
  else
    etag.clear();
}

static void describe(Response& response) {
  response.contentEncoding = "gzip";
  response.acceptRanges = false;
  response.removeField("Accept-Ranges");
  weaken(response.etag);
}

// Returns the file that the body is the whole of, or 0.
static CachedFile* fileOf(const Exchange& x) {
  CachedFile* file = x.file.get();
  return file && x.response.isMemory(file->body()) ? file : 0;
}

void GzipFilter::apply(Exchange& x) {
  Response& response = x.response;
  const CompressionSettings& settings = x.scope().compression;
  if (!isCompressible(x, response.status(), response.contentLength())) return;
  if (settings.varies) response.varies = true;
  if (!takesGzip(x)) return;
  if (x.isHead())
    response.hideLength();
  else if (!response.hasBody() || (!attachForm(x) && !attachEncoder(x)))
    return;
  describe(response);
}

bool GzipFilter::attachForm(Exchange& x) const {
  CachedFile* file = fileOf(x);
  const std::string* form = file ? file->form(x.scope().compression.level) : 0;
  if (form == 0) return false;
  x.gzip.plain = file->body().size();
  x.gzip.packed = form->size();
  x.response.setBody(*form, file);
  return true;
}

bool GzipFilter::attachEncoder(Exchange& x) {
  if (encoders_.isExhausted()) {
    ++counters_.leftPlain;
    return false;
  }
  const int level = x.scope().compression.level;
  CachedFile* file = fileOf(x);
  GzipSource* source = new GzipSource(*x.response.body(), encoders_, level, pool_, x.gzip);
  x.response.encodeBody(source);
  if (file) source->keepFor(files_, *file);
  return true;
}

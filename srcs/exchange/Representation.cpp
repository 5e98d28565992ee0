#include "exchange/Representation.hpp"

// An upstream server that leaves a file to us may have said its type.
void setTypeOfPath(Exchange& x) {
  if (!x.response.contentType.empty()) return;
  Slice type = x.scope().response.types->find(x.path);
  if (type.empty()) type = x.scope().response.defaultType;
  x.response.contentType.assign(type.data(), type.size());
}

void setETag(const Exchange& x, const CachedFile& file, std::string& etag) {
  if (x.scope().files.etag) etag = file.etag();
}

// These are the defaults of nginx's charset_types.
static bool isText(const Slice& type) {
  static const char* const kTexts[] = {
      "text/html",          "text/xml", "text/plain", "text/vnd.wap.wml", "application/javascript",
      "application/rss+xml"};
  for (std::size_t i = 0; i < sizeof kTexts / sizeof *kTexts; ++i)
    if (equalsIgnoreCase(type, kTexts[i])) return true;
  return false;
}

void applyCharset(Exchange& x) {
  if (!x.scope().response.charset.empty() && isText(x.response.contentType))
    x.response.contentType += "; charset=" + x.scope().response.charset;
}

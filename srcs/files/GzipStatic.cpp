#include "files/GzipStatic.hpp"

#include "http/AcceptEncoding.hpp"
#include "variables/FileNames.hpp"

// As in nginx, HTTP/1.0 clients and requests through a proxy get the plain file.
static bool mayBeGzipped(const Exchange& x) {
  return x.request.isHttp11() && x.request.find("Via") == 0 &&
         acceptsGzip(x.request.value(Request::kAcceptEncoding));
}

Handler::Result GzipStatic::handle(Exchange& x) {
  GzipStaticMode mode = x.scope().compression.gzipStatic;
  if (mode == kGzipStaticOff || (x.method & (kGet | kHead)) == 0) return kDeclined;
  if (x.endsInSlash()) return kDeclined;
  name_ = requestFileName(x) + ".gz";
  CachedFileRef file;
  if (files_.find(name_, x.scope().fileCache.valid, file) != 0) return kDeclined;
  if (!file->facts().isRegular()) return kDeclined;
  if (mode == kGzipStaticOn) {
    if (x.scope().compression.vary) x.response.addField("Vary", "Accept-Encoding");
    if (!mayBeGzipped(x)) return kDeclined;
  }
  x.response.contentEncoding = "gzip";
  response_.make(x, *file);
  return kResponded;
}

#include "files/GzipStatic.hpp"

#include "compression/GzipPolicy.hpp"
#include "variables/FileNames.hpp"

Handler::Result GzipStatic::handle(Exchange& x) {
  GzipStaticMode mode = x.scope().compression.gzipStatic;
  if (mode == kGzipStaticOff || (x.method & (kGet | kHead)) == 0) return kDeclined;
  if (x.endsInSlash() || x.scope().cgi.covers(requestFileName(x), x.method)) return kDeclined;
  name_ = x.fileName + ".gz";
  CachedFileRef file;
  if (files_.find(name_, x.scope().fileCache.valid, file) != 0) return kDeclined;
  if (!file->facts().isRegular()) return kDeclined;
  if (mode == kGzipStaticOn) {
    if (x.scope().compression.varies) x.response.varies = true;
    if (!takesGzip(x)) return kDeclined;
  }
  x.response.contentEncoding = "gzip";
  response_.make(x, *file);
  return kResponded;
}

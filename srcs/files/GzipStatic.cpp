#include "files/GzipStatic.hpp"

#include "compression/GzipPolicy.hpp"
#include "variables/FileNames.hpp"

struct GzipStatic::Coding {
  const char* name;
  const char* extension;
  CompressedMode mode;
};

bool GzipStatic::look(const Exchange& x, const Coding& coding, CachedFileRef& file) {
  if (coding.mode == kCompressedOff) return false;
  name_ = x.fileName + coding.extension;
  return files_.find(name_, x.scope().fileCache.valid, file) == 0 && file->facts().isRegular();
}

bool GzipStatic::isChosen(Exchange& x, const Coding& coding, CachedFileRef& file) {
  if (!look(x, coding, file)) return false;
  if (coding.mode == kCompressedAlways) return true;
  if (x.scope().compression.varies) x.response.varies = true;
  return takesCoding(x, coding.name);
}

Handler::Result GzipStatic::handle(Exchange& x) {
  const CompressionSettings& settings = x.scope().compression;
  const Coding codings[] = {{"br", ".br", settings.brotliStatic},
                            {"gzip", ".gz", settings.gzipStatic}};
  bool isOn = settings.brotliStatic != kCompressedOff || settings.gzipStatic != kCompressedOff;
  if (!isOn || (x.method & (kGet | kHead)) == 0) return kDeclined;
  if (x.endsInSlash() || x.scope().cgi.covers(requestFileName(x), x.method)) return kDeclined;
  for (std::size_t i = 0; i < sizeof codings / sizeof codings[0]; ++i) {
    CachedFileRef file;
    if (!isChosen(x, codings[i], file)) continue;
    x.response.contentEncoding = codings[i].name;
    response_.make(x, *file);
    return kResponded;
  }
  return kDeclined;
}

#include "handlers/GzipStatic.hpp"

// "q=0" with any number of zeros refuses.
static bool isRefused(const Slice& parameters) {
  std::size_t q = parameters.find('=');
  if (q == Slice::npos) return false;
  Slice weight = parameters.from(q + 1).trimmed();
  for (std::size_t i = 0; i < weight.size(); ++i)
    if (weight[i] != '0' && weight[i] != '.') return false;
  return true;
}

bool acceptsGzip(const Slice& field) {
  bool any = false;
  Slice rest = field;
  while (!rest.empty()) {
    std::size_t end = rest.find(',');
    Slice item = rest.sub(0, end);
    std::size_t semicolon = item.find(';');
    Slice coding = item.sub(0, semicolon).trimmed();
    bool refused = semicolon != Slice::npos && isRefused(item.from(semicolon + 1));
    if (equalsIgnoreCase(coding, "gzip")) return !refused;
    if (coding == Slice("*")) any = !refused;
    rest = end == Slice::npos ? Slice() : rest.from(end + 1);
  }
  return any;
}

// As nginx: not for HTTP/1.0, and not through a proxy that says so.
static bool mayBeGzipped(const Exchange& x) {
  return x.request.isHttp11() && x.request.find("Via") == 0 &&
         acceptsGzip(x.request.value(Request::kAcceptEncoding));
}

Handler::Result GzipStatic::handle(Exchange& x) {
  GzipStaticMode mode = x.scope().gzipStatic;
  if (mode == kGzipStaticOff || (x.method & (kGet | kHead)) == 0) return kDeclined;
  if (x.path[x.path.size() - 1] == '/') return kDeclined;
  name_ = x.fileName() + ".gz";
  CachedFileRef file;
  if (files_.find(name_, x.scope().openFileCacheValid, file) != 0) return kDeclined;
  if (!file->facts().isRegular()) return kDeclined;
  if (mode == kGzipStaticOn) {
    if (x.scope().gzipVary) x.response.addField("Vary", "Accept-Encoding");
    if (!mayBeGzipped(x)) return kDeclined;
  }
  x.response.addField("Content-Encoding", "gzip");
  answer_.make(x, *file);
  return kAnswered;
}

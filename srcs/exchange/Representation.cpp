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

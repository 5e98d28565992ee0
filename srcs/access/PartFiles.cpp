#include "access/PartFiles.hpp"

#include "content/PartFile.hpp"

Handler::Result PartFiles::handle(Exchange& x) {
  Slice path(x.path);
  if (!PartNames::isOne(path.from(path.findLast('/') + 1))) return kDeclined;
  return respond(x, (x.method & (kPut | kDelete)) != 0 ? 403 : 404);
}

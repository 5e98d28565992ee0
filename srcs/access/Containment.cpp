#include "access/Containment.hpp"

#include "variables/FileNames.hpp"

Handler::Result Containment::handle(Exchange& x) {
  if (Slice(x.path).startsWith("/") && !leavesRoot(x, x.path)) return kDeclined;
  x.log(kLogError, "\"" + x.path + "\" leads out of the root");
  return respond(x, 404);
}

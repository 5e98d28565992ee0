#include "access/Internal.hpp"

Handler::Result Internal::handle(Exchange& x) {
  bool fromOutside = x.location->isInternal && !x.isInternal;
  return fromOutside ? respond(x, 404) : kDeclined;
}

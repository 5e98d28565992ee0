#include "access/Internal.hpp"

Handler::Result Internal::handle(Exchange& x) {
  bool fromOutside = x.location->isInternal && x.reroutes == 0;
  return fromOutside ? answer(x, 404) : kDeclined;
}

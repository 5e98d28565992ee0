#include "access/Satisfy.hpp"

#include "exchange/Delay.hpp"

Handler::Result Satisfy::handle(Exchange& x) {
  const AccessSettings& settings = x.scope().access;
  int status = x.access.refusal();
  x.access.clear();
  if (status == 0) return kDeclined;
  if (status == 403 && settings.satisfiesAny) x.log(kLogError, "access forbidden by rule");
  if (status != 401 || settings.authDelay == 0) return respond(x, status);
  x.log(kLogInfo, "delaying unauthorized request");
  x.response.setStatus(status);
  x.pending.reset(new Delay(alarms_, (settings.authDelay + 9) / 10, x, kResponded));
  return kWaiting;
}

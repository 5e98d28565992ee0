#include "access/Satisfy.hpp"

#include "exchange/Pending.hpp"
#include "net/EventLoop.hpp"

// Responds with 401 after a time.
class DelayedRefusal : public Pending, public Pollable {
 public:
  // Keeps references to both, which must outlive this object.
  DelayedRefusal(EventLoop& loop, Pollable& waiter, int milliseconds)
      : Pollable(loop), waiter_(waiter), isOver_(false) {
    loop.setTimer(this, (milliseconds + 999) / 1000);
  }

  virtual Handler::Result ask(Exchange& x) {
    if (!isOver_) return Handler::kPending;
    x.response.setStatus(401);
    return Handler::kResponded;
  }
  virtual void onReady(int, short) {}
  virtual void onTimeout() {
    isOver_ = true;
    loop().schedule(&waiter_);
  }

 private:
  Pollable& waiter_;
  bool isOver_;
};

Handler::Result Satisfy::handle(Exchange& x) {
  const AccessSettings& settings = x.scope().access;
  int status = x.access.refusal();
  x.access.clear();
  if (status == 0) return kDeclined;
  if (status == 403 && settings.satisfiesAny) x.log(kLogError, "access forbidden by rule");
  if (status != 401 || settings.authDelay == 0) return respond(x, status);
  x.log(kLogInfo, "delaying unauthorized request");
  x.pending.reset(new DelayedRefusal(loop_, *x.waiter, settings.authDelay));
  return kWaiting;
}

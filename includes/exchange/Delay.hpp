#ifndef EXCHANGE_DELAY_HPP
#define EXCHANGE_DELAY_HPP

#include "exchange/Pending.hpp"
#include "net/Alarm.hpp"
#include "net/AlarmQueue.hpp"

// A wait of a fixed length, for handlers that return kWaiting.
class Delay : public Pending {
 public:
  // Waits from now on for `hundredths` of a second, and then has the decision `then`. Schedules
  // exchange.waiter. Throws std::bad_alloc.
  Delay(AlarmQueue& queue, long hundredths, Exchange& exchange,
        Handler::Result then = Handler::kDeclined)
      : queue_(queue), alarm_(queue), end_(queue.now() + hundredths), then_(then) {
    alarm_.set(end_, exchange.waiter);
  }

  virtual Handler::Result ask(Exchange&) { return queue_.now() < end_ ? Handler::kPending : then_; }

 private:
  AlarmQueue& queue_;
  Alarm alarm_;
  long end_;
  Handler::Result then_;
};

#endif

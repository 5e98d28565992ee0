#ifndef SERVER_PACE_HPP
#define SERVER_PACE_HPP

#include <sys/types.h>

#include <cstddef>

#include "exchange/Exchange.hpp"
#include "net/Alarm.hpp"
#include "net/AlarmQueue.hpp"

// Implements `limit_rate` and `limit_rate_after` for one response: says how many bytes of it may be
// pulled now, and wakes the connection when more may be. Bytes are granted in pieces of a tenth of
// a second, the first of them at once.
class Pace {
 public:
  // Returns the rate of the response in bytes per second, or 0 if it is not limited.
  static off_t rateOf(Exchange& x);

  // The response to `x` begins now, at `rate`. Keeps a reference to the alarms, which must outlive
  // this object. Throws std::bad_alloc. REQUIRES: rate > 0
  Pace(AlarmQueue& alarms, Exchange& x, off_t rate);

  // Returns how many bytes may be pulled when x.bytesSent were. At 0 it schedules x.waiter for the
  // moment when there are some. Throws std::bad_alloc.
  std::size_t allowance(const Exchange& x);

 private:
  off_t grantedSince(long hundredths) const;

  AlarmQueue& alarms_;
  Alarm alarm_;
  off_t rate_;
  off_t piece_;  // fewer bytes are not granted
  off_t after_;  // bytes that are not limited
  long begun_;   // hundredths of a second
};

#endif

#ifndef PEERS_READPACE_HPP
#define PEERS_READPACE_HPP

#include <sys/types.h>

#include <algorithm>
#include <cstddef>

#include "net/Alarm.hpp"
#include "net/AlarmQueue.hpp"

// How fast a response may be read from an upstream server: `rate` bytes in each second, and as many
// at once in the beginning.
class ReadPace {
 public:
  // Counts from now on, at which `received` bytes have come. Keeps a reference to the queue, which
  // must outlive this object.
  ReadPace(AlarmQueue& queue, off_t rate, off_t received)
      : queue_(queue),
        alarm_(queue),
        rate_(std::min<off_t>(rate, kMost)),
        before_(received),
        begun_(queue.now()) {}

  // Returns true if more may be read now. Otherwise `waiter` is scheduled for the moment at which
  // that is so. Throws std::bad_alloc.
  bool mayRead(off_t received, Pollable& waiter);
  // Returns how many bytes may be read now; at least 1.
  std::size_t allowance(off_t received) const;

 private:
  enum { kMost = 1024 * 1024 * 1024 };  // no network is faster

  off_t granted(off_t received) const;

  AlarmQueue& queue_;
  Alarm alarm_;
  off_t rate_;
  off_t before_;
  long begun_;
};

#endif

#ifndef NET_WAKEQUEUE_HPP
#define NET_WAKEQUEUE_HPP

class Pollable;

// Pollables that are to be woken, first come first served, linked through themselves. Each stands
// in one queue at most, and leaves it when it is deleted.
class WakeQueue {
 public:
  WakeQueue() : first_(0), last_(0) {}

  bool empty() const { return first_ == 0; }
  // REQUIRES: it stands in no queue. `batch` is what takeBefore() compares.
  void append(Pollable* pollable, unsigned long batch);
  // REQUIRES: it stands in this one.
  void remove(Pollable* pollable);
  // The first one, if it came before this batch, or 0.
  Pollable* takeBefore(unsigned long batch);

 private:
  WakeQueue(const WakeQueue&);
  WakeQueue& operator=(const WakeQueue&);

  Pollable* first_;
  Pollable* last_;
};

#endif

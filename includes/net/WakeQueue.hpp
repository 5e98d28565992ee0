#ifndef NET_WAKEQUEUE_HPP
#define NET_WAKEQUEUE_HPP

class Pollable;

// Pollables that wait to be woken, first come first served. The links are members of the pollables,
// so that nothing is allocated. A pollable is in one queue at most, and leaves it when it is
// deleted.
class WakeQueue {
 public:
  WakeQueue() : first_(0), last_(0) {}

  bool empty() const { return first_ == 0; }
  // `batch` is what takeBefore() compares. REQUIRES: `pollable` is in no queue.
  void append(Pollable* pollable, unsigned long batch);
  // REQUIRES: `pollable` is in this queue.
  void remove(Pollable* pollable);
  // Removes the first pollable and returns it. Returns 0 if it was appended in this batch, or if
  // the queue is empty.
  Pollable* takeBefore(unsigned long batch);

 private:
  WakeQueue(const WakeQueue&);
  WakeQueue& operator=(const WakeQueue&);

  Pollable* first_;
  Pollable* last_;
};

#endif

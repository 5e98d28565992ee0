#ifndef NET_ALARM_HPP
#define NET_ALARM_HPP

#include <cstddef>

class AlarmQueue;
class Pollable;

// A moment at which the EventLoop schedules a Pollable, in hundredths of a second. The loop's
// timers are cheaper, but count whole seconds.
class Alarm {
 public:
  // Keeps a reference to the queue, which must outlive this object.
  explicit Alarm(AlarmQueue& queue)
      : queue_(queue), pollable_(0), hundredth_(0), order_(0), place_(kNotSet) {}
  ~Alarm() { cancel(); }

  // Schedules `pollable` once AlarmQueue::now() is at least `hundredth`, and then forgets it.
  // Replaces an earlier moment. Throws std::bad_alloc. REQUIRES: `pollable` outlives the alarm, or
  // the alarm is cancelled first.
  void set(long hundredth, Pollable* pollable);
  void cancel();
  bool isSet() const { return place_ != kNotSet; }
  // REQUIRES: isSet()
  long hundredth() const { return hundredth_; }

 private:
  friend class AlarmQueue;
  static const std::size_t kNotSet = static_cast<std::size_t>(-1);

  Alarm(const Alarm&);
  Alarm& operator=(const Alarm&);

  AlarmQueue& queue_;
  Pollable* pollable_;
  long hundredth_;
  unsigned long order_;  // of two alarms for one moment, the one that was set first comes first
  std::size_t place_;    // in the queue's heap
};

#endif

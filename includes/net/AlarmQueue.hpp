#ifndef NET_ALARMQUEUE_HPP
#define NET_ALARMQUEUE_HPP

#include <cstddef>
#include <vector>

#include "net/Alarm.hpp"
#include "net/Uptime.hpp"

// All alarms that are set, as a binary heap with the next one at the top. The clock is read only
// while there are any.
class AlarmQueue {
 public:
  // Keeps a reference to the clock, which must outlive this object.
  explicit AlarmQueue(Uptime& uptime) : uptime_(uptime), order_(0) {}

  // Returns the hundredths of the present turn, from which moments are counted.
  long now() { return uptime_.hundredths(); }
  bool empty() const { return heap_.empty(); }

  // Returns how many milliseconds poll() may sleep: until the next alarm, and at most `longest`.
  int sleep(int longest) const;
  // Takes an alarm whose moment has come from the queue, and returns its pollable. Returns 0 when
  // there is none.
  Pollable* takeDue();

 private:
  friend class Alarm;

  AlarmQueue(const AlarmQueue&);
  AlarmQueue& operator=(const AlarmQueue&);

  void add(Alarm& alarm, long hundredth);
  void remove(Alarm& alarm);
  static bool comesBefore(const Alarm& a, const Alarm& b);
  void put(Alarm& alarm, std::size_t place);
  void rise(Alarm& alarm, std::size_t place);
  void sink(Alarm& alarm, std::size_t place);

  Uptime& uptime_;
  std::vector<Alarm*> heap_;
  unsigned long order_;
};

#endif

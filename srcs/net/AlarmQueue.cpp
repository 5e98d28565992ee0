#include "net/AlarmQueue.hpp"

#include <cassert>

static const int kMilliseconds = 10;  // in a hundredth of a second

bool AlarmQueue::comesBefore(const Alarm& a, const Alarm& b) {
  return a.hundredth_ != b.hundredth_ ? a.hundredth_ < b.hundredth_ : a.order_ < b.order_;
}

void AlarmQueue::put(Alarm& alarm, std::size_t place) {
  heap_[place] = &alarm;
  alarm.place_ = place;
}

void AlarmQueue::rise(Alarm& alarm, std::size_t place) {
  while (place > 0) {
    std::size_t above = (place - 1) / 2;
    if (!comesBefore(alarm, *heap_[above])) break;
    put(*heap_[above], place);
    place = above;
  }
  put(alarm, place);
}

void AlarmQueue::sink(Alarm& alarm, std::size_t place) {
  for (;;) {
    std::size_t below = 2 * place + 1;
    if (below >= heap_.size()) break;
    if (below + 1 < heap_.size() && comesBefore(*heap_[below + 1], *heap_[below])) ++below;
    if (!comesBefore(*heap_[below], alarm)) break;
    put(*heap_[below], place);
    place = below;
  }
  put(alarm, place);
}

void AlarmQueue::add(Alarm& alarm, long hundredth) {
  heap_.push_back(&alarm);
  alarm.hundredth_ = hundredth;
  alarm.order_ = ++order_;
  rise(alarm, heap_.size() - 1);
}

// The last alarm takes the place of the one that is removed.
void AlarmQueue::remove(Alarm& alarm) {
  assert(heap_[alarm.place_] == &alarm);
  std::size_t place = alarm.place_;
  Alarm& last = *heap_.back();
  heap_.pop_back();
  alarm.place_ = Alarm::kNotSet;
  if (&last == &alarm) return;
  rise(last, place);
  sink(last, last.place_);
}

// The time that has passed since the last reading is not subtracted: it is that of one turn.
int AlarmQueue::sleep(int longest) const {
  if (heap_.empty()) return longest;
  long left = heap_.front()->hundredth_ - uptime_.last();
  if (left <= 0) return 0;
  return left < longest / kMilliseconds ? static_cast<int>(left) * kMilliseconds : longest;
}

Pollable* AlarmQueue::takeDue() {
  if (heap_.empty() || heap_.front()->hundredth_ > now()) return 0;
  Alarm& alarm = *heap_.front();
  remove(alarm);
  return alarm.pollable_;
}

#include "net/TimerWheel.hpp"

#include "net/Pollable.hpp"

TimerWheel::TimerWheel(std::time_t now) : expired_(0), clock_(now), second_(0) {
  for (int i = 0; i < kSlots; ++i)
    slots_[i] = 0;
}

void TimerWheel::link(Pollable*& head, Pollable* pollable) {
  pollable->timerNext_ = head;
  pollable->timerLink_ = &head;
  if (head) head->timerLink_ = &pollable->timerNext_;
  head = pollable;
}

void TimerWheel::unlink(Pollable* pollable) {
  *pollable->timerLink_ = pollable->timerNext_;
  if (pollable->timerNext_) pollable->timerNext_->timerLink_ = pollable->timerLink_;
  pollable->timerNext_ = 0;
  pollable->timerLink_ = 0;
}

// Into the slot of its deadline, or, where that lies more than a round ahead, the furthest slot:
// it is placed again from there.
void TimerWheel::place(Pollable* pollable) {
  long ahead = pollable->deadline_ - second_;
  pollable->visit_ = second_ + (ahead < kSlots ? ahead : kSlots - 1);
  link(slots_[pollable->visit_ % kSlots], pollable);
}

// A later deadline leaves the timer in its slot, to be placed again when that comes round: a busy
// client's timer moves once in a while, not with every request.
void TimerWheel::set(Pollable* pollable, int seconds) {
  pollable->deadline_ = second_ + seconds + 1;
  if (pollable->timerLink_) {
    if (pollable->visit_ > second_ && pollable->visit_ <= pollable->deadline_) return;
    unlink(pollable);
  }
  place(pollable);
}

void TimerWheel::clear(Pollable* pollable) {
  pollable->deadline_ = 0;
  if (pollable->timerLink_) unlink(pollable);
}

void TimerWheel::advance(std::time_t now) {
  std::time_t step = now - clock_;
  clock_ = now;
  if (step < 0) return;
  if (step > kLargestStep) step = 1;
  for (; step > 0; --step) {
    ++second_;
    sweepSlot();
  }
}

void TimerWheel::sweepSlot() {
  Pollable* chain = slots_[second_ % kSlots];
  slots_[second_ % kSlots] = 0;
  while (chain) {
    Pollable* pollable = chain;
    chain = pollable->timerNext_;
    if (chain) chain->timerLink_ = &chain;
    if (pollable->deadline_ > second_)
      place(pollable);
    else
      link(expired_, pollable);
  }
}

Pollable* TimerWheel::takeExpired() {
  Pollable* pollable = expired_;
  if (pollable) clear(pollable);
  return pollable;
}

#include "net/TimerWheel.hpp"

#include "net/Pollable.hpp"

TimerWheel::TimerWheel(long second) : expired_(0), second_(second) {
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

// A deadline that lies more than a round ahead goes into the furthest slot, and is placed again
// when that slot comes round.
void TimerWheel::place(Pollable* pollable) {
  long ahead = pollable->deadline_ - second_;
  pollable->visit_ = second_ + (ahead < kSlots ? ahead : kSlots - 1);
  link(slots_[pollable->visit_ % kSlots], pollable);
}

// A later deadline leaves the timer in its slot, and it is placed again when that slot comes
// round: the timer of a busy client moves once in a while instead of with every request.
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

void TimerWheel::advance(long second) {
  while (second_ < second) {
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

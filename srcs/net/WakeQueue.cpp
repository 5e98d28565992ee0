#include "net/WakeQueue.hpp"

#include "net/Pollable.hpp"

void WakeQueue::append(Pollable* pollable, unsigned long batch) {
  pollable->wakeQueue_ = this;
  pollable->wakeBatch_ = batch;
  pollable->wakePrevious_ = last_;
  pollable->wakeNext_ = 0;
  (last_ ? last_->wakeNext_ : first_) = pollable;
  last_ = pollable;
}

void WakeQueue::remove(Pollable* pollable) {
  Pollable* previous = pollable->wakePrevious_;
  Pollable* next = pollable->wakeNext_;
  (previous ? previous->wakeNext_ : first_) = next;
  (next ? next->wakePrevious_ : last_) = previous;
  pollable->wakeQueue_ = 0;
}

Pollable* WakeQueue::takeBefore(unsigned long batch) {
  Pollable* pollable = first_;
  if (pollable == 0 || pollable->wakeBatch_ == batch) return 0;
  remove(pollable);
  return pollable;
}

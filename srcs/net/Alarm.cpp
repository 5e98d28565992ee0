#include "net/Alarm.hpp"

#include "net/AlarmQueue.hpp"

void Alarm::set(long hundredth, Pollable* pollable) {
  cancel();
  queue_.add(*this, hundredth);
  pollable_ = pollable;
}

void Alarm::cancel() {
  if (isSet()) queue_.remove(*this);
}

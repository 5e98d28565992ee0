#include "peers/ReadPace.hpp"

#include <algorithm>

static const long kSecond = 100;  // hundredths

// Returns how many bytes may be read now; negative, if it were too many already.
off_t ReadPace::granted(off_t received) const {
  return rate_ * (queue_.now() - begun_ + kSecond) / kSecond - (received - before_);
}

std::size_t ReadPace::allowance(off_t received) const {
  return static_cast<std::size_t>(std::max<off_t>(granted(received), 1));
}

// An eighth of a second's bytes at a time keeps the number of calls small.
bool ReadPace::mayRead(off_t received, Pollable& waiter) {
  if (alarm_.isSet()) return false;
  off_t left = granted(received);
  if (left > 0) return true;
  off_t wait = (rate_ / 8 - left) * kSecond / rate_ + 1;
  alarm_.set(queue_.now() + static_cast<long>(wait), &waiter);
  return false;
}

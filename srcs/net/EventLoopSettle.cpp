#include <algorithm>

#include "net/EventLoop.hpp"

static const unsigned long kCoolingLooks = 16384;  // shared by the hot ones
static const unsigned long kFewestQuietLooks = 16;
static const unsigned long kMostQuietLooks = 4096;

void EventLoop::deleteRetired() {
  while (retired_) {
    Pollable* pollable = retired_;
    retired_ = pollable->retiredNext_;
    delete pollable;
  }
}

void EventLoop::settle() {
  deleteRetired();
  fillHoles();
  warmUp();
  coolDown();
}

// From the back, so that no move into a hole brings another hole along unseen.
void EventLoop::fillHoles() {
  std::sort(holes_.begin(), holes_.end());
  while (!holes_.empty()) {
    removeAt(holes_.back());
    holes_.pop_back();
  }
}

// The hole travels to the end across the two boundaries; one entry of each part moves.
void EventLoop::removeAt(std::size_t index) {
  if (index < hotEnd_) {
    move(--hotEnd_, index);
    index = hotEnd_;
  }
  if (index < seenEnd_) {
    move(--seenEnd_, index);
    index = seenEnd_;
  }
  move(entries_.size() - 1, index);
  entries_.pop_back();
  owners_.pop_back();
}

void EventLoop::move(std::size_t from, std::size_t to) {
  if (from == to) return;
  entries_[to] = entries_[from];
  owners_[to] = owners_[from];
  int fd = entries_[to].fd;
  if (owners_[to].pollable) indexOf_[static_cast<std::size_t>(fd < 0 ? ~fd : fd)] = to;
}

void EventLoop::exchange(std::size_t a, std::size_t b) {
  pollfd entry = entries_[a];
  Owner owner = owners_[a];
  move(b, a);
  entries_[b] = entry;
  owners_[b] = owner;
  indexOf_[static_cast<std::size_t>(entry.fd < 0 ? ~entry.fd : entry.fd)] = b;
}

void EventLoop::warmUp() {
  for (std::size_t i = 0; i < warm_.size(); ++i) {
    std::size_t index = indexOf_[static_cast<std::size_t>(warm_[i])];
    if (index < entries_.size() && index >= hotEnd_) heat(index);
  }
  warm_.clear();
}

void EventLoop::heat(std::size_t index) {
  if (index >= seenEnd_) {
    exchange(index, seenEnd_);
    index = seenEnd_++;
  }
  exchange(index, hotEnd_);
  owners_[hotEnd_].lookedAt = hotLooks_;
  ++hotEnd_;
}

// Like a clock's hand: a part of the hot ones is looked over each turn.
void EventLoop::coolDown() {
  if (hotEnd_ == 0) return;
  unsigned long limit = kCoolingLooks / hotEnd_;
  limit = std::min(std::max(limit, kFewestQuietLooks), kMostQuietLooks);
  for (std::size_t steps = hotEnd_ / 16 + 1; steps > 0 && hotEnd_ > 0; --steps) {
    if (hand_ >= hotEnd_) hand_ = 0;
    const Owner& owner = owners_[hand_];
    if (!owner.isPinned && hotLooks_ - owner.lookedAt > limit)
      cool(hand_);
    else
      ++hand_;
  }
}

void EventLoop::cool(std::size_t index) { exchange(index, --hotEnd_); }

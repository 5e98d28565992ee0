#include "net/EventLoop.hpp"

#include <cassert>
#include <new>

static const std::size_t kNowhere = static_cast<std::size_t>(-1);

EventLoop::EventLoop()
    : hotEnd_(0),
      seenEnd_(0),
      hand_(0),
      hotLooks_(0),
      facts_(),
      seconds_(current_.now),
      wheel_(current_.second),
      batch_(1),
      retired_(0) {}

EventLoop::~EventLoop() {
  settle();
  assert(watchedCount() == 0);
}

void EventLoop::watch(int fd, short events, Pollable* owner) { add(fd, events, owner, false); }

void EventLoop::watchAlways(int fd, short events, Pollable* owner) { add(fd, events, owner, true); }

// All memory that one more descriptor can need, here and when the turn settles: afterwards nothing
// that is done with it can fail.
void EventLoop::makeRoom(std::size_t slot) {
  if (indexOf_.size() <= slot) indexOf_.resize(slot + slot / 2 + 16, kNowhere);
  std::size_t wanted = entries_.size() + 1;
  if (holes_.capacity() >= wanted) return;
  std::size_t room = 2 * wanted;
  entries_.reserve(room);
  owners_.reserve(room);
  warm_.reserve(2 * room);
  holes_.reserve(room);
}

void EventLoop::add(int fd, short events, Pollable* owner, bool pinned) {
  std::size_t slot = static_cast<std::size_t>(fd);
  makeRoom(slot);
  assert(indexOf_[slot] == kNowhere);
  pollfd entry = {events == 0 ? ~fd : fd, events, 0};
  Owner beside = {owner, hotLooks_, pinned};
  entries_.push_back(entry);
  owners_.push_back(beside);
  warm_.push_back(fd);
  indexOf_[slot] = entries_.size() - 1;
  ++owner->watched_;
  if (events & POLLOUT) facts_.armed = true;
}

void EventLoop::setEvents(int fd, short events) {
  pollfd& entry = entries_[indexOf_[static_cast<std::size_t>(fd)]];
  if ((events & POLLOUT) && !(entry.events & POLLOUT)) facts_.armed = true;
  entry.events = events;
  entry.fd = events == 0 ? ~fd : fd;
}

void EventLoop::unwatch(int fd) {
  std::size_t& index = indexOf_[static_cast<std::size_t>(fd)];
  assert(index != kNowhere);
  entries_[index].fd = -1;
  entries_[index].revents = 0;
  --owners_[index].pollable->watched_;
  owners_[index].pollable = 0;
  holes_.push_back(index);
  index = kNowhere;
}

void EventLoop::setTimer(Pollable* pollable, int seconds) {
  if (seconds > 0)
    wheel_.set(pollable, seconds);
  else
    wheel_.clear(pollable);
}

void EventLoop::setTimerAtNextSecond(Pollable* pollable) { wheel_.set(pollable, 0); }

void EventLoop::schedule(Pollable* pollable) {
  if (pollable->wakeQueue_ == &wakes_) return;
  if (pollable->wakeQueue_) pollable->wakeQueue_->remove(pollable);
  wakes_.append(pollable, batch_);
}

void EventLoop::defer(Pollable* pollable) {
  if (pollable->wakeQueue_ == 0) deferred_.append(pollable, batch_);
}

void EventLoop::retire(Pollable* pollable) {
  if (pollable->isRetired_) return;
  pollable->isRetired_ = true;
  pollable->retiredNext_ = retired_;
  retired_ = pollable;
}

void EventLoop::forget(Pollable* pollable) {
  wheel_.clear(pollable);
  if (pollable->wakeQueue_) pollable->wakeQueue_->remove(pollable);
}

void EventLoop::turn(int longestSleep) {
  beginTurn(longestSleep);
  endTurn();
}

void EventLoop::beginTurn(int longestSleep) {
  facts_.hot = hotEnd_;
  facts_.cold = entries_.size() - hotEnd_;
  facts_.unseen = entries_.size() - seenEnd_;
  facts_.longestSleep = wakes_.empty() && deferred_.empty() ? longestSleep : 0;
  facts_.second = current_.second;
  ScanPolicy::Plan plan = policy_.next(facts_);
  facts_.events = 0;
  facts_.coldEvent = facts_.armed = false;
  ++current_.number;
  look(plan);
}

void EventLoop::endTurn() {
  runTimers();
  runWakes();
  settle();
}

void EventLoop::look(const ScanPolicy::Plan& plan) {
  std::size_t first = plan.range == ScanPolicy::kSlice ? seenEnd_ : 0;
  std::size_t count = plan.range == ScanPolicy::kHot   ? hotEnd_
                      : plan.range == ScanPolicy::kAll ? entries_.size()
                                                       : plan.slice;
  if (first == 0) ++hotLooks_;
  int ready = ::poll(count > 0 ? &entries_[first] : 0, count, plan.timeout);
  current_.now = std::time(0);
  current_.second = seconds_.advance(current_.now);
  current_.isIdle = ready == 0 && plan.timeout > 0;
  if (first + count > seenEnd_) seenEnd_ = first + count;
  dispatch(first, count, ready);
  if (seenEnd_ >= entries_.size()) seenEnd_ = hotEnd_;
}

void EventLoop::dispatch(std::size_t first, std::size_t count, int ready) {
  for (std::size_t i = first; ready > 0 && i < first + count; ++i) {
    if (entries_[i].revents == 0) continue;
    --ready;
    call(i);
  }
}

// The revents are taken before the call, so that what stays in an entry is never taken for news.
void EventLoop::call(std::size_t index) {
  short revents = entries_[index].revents;
  entries_[index].revents = 0;
  Pollable* owner = owners_[index].pollable;
  if (owner == 0 || owner->isRetired_) return;
  ++facts_.events;
  owners_[index].lookedAt = hotLooks_;
  if (index >= hotEnd_) {
    facts_.coldEvent = true;
    warm_.push_back(entries_[index].fd);
  }
  try {
    owner->onReady(entries_[index].fd, revents);
  } catch (const std::bad_alloc&) {
    owner->onOutOfMemory();
  }
}

void EventLoop::runTimers() {
  wheel_.advance(current_.second);
  while (Pollable* pollable = wheel_.takeExpired()) {
    if (pollable->isRetired_) continue;
    try {
      pollable->onTimeout();
    } catch (const std::bad_alloc&) {
      pollable->onOutOfMemory();
    }
  }
}

// Only those scheduled so far: one that schedules itself again runs in the next turn.
void EventLoop::runWakes() {
  unsigned long batch = ++batch_;
  while (Pollable* pollable = wakes_.takeBefore(batch))
    wake(pollable);
  for (int i = 0; i < kMostDeferred; ++i)
    if (Pollable* pollable = deferred_.takeBefore(batch)) wake(pollable);
}

void EventLoop::wake(Pollable* pollable) {
  if (pollable->isRetired_) return;
  try {
    pollable->onWake();
  } catch (const std::bad_alloc&) {
    pollable->onOutOfMemory();
  }
}

#include "net/EventLoop.hpp"

#include <errno.h>

#include <algorithm>
#include <cassert>
#include <limits>
#include <new>

static const std::size_t kNoLimit = std::numeric_limits<std::size_t>::max();

EventLoop::EventLoop(const std::string& uptime)
    : most_(kNoLimit),
      facts_(),
      worked_(0),
      unmeasured_(0),
      looks_(),
      seconds_(current_.now),
      wheel_(current_.second),
      uptime_(current_, uptime),
      alarms_(uptime_),
      batch_(1),
      retired_(0) {}

EventLoop::~EventLoop() {
  settle();
  assert(watchedCount() == 0);
}

void EventLoop::watch(int fd, short events, Pollable* owner) {
  table_.add(fd, events, owner);
  ++owner->watched_;
  if (events & POLLOUT) facts_.armed = true;
}

void EventLoop::watchAlways(int fd, short events, Pollable* owner) {
  table_.addAlways(fd, events, owner);
  ++owner->watched_;
}

void EventLoop::setEvents(int fd, short events) {
  if ((events & POLLOUT) && !(table_.events(fd) & POLLOUT)) facts_.armed = true;
  table_.setEvents(fd, events);
}

void EventLoop::unwatch(int fd) { --table_.remove(fd)->watched_; }

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

void EventLoop::scheduleLast(Pollable* pollable) {
  if (pollable->wakeQueue_ == 0) last_.append(pollable, batch_);
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
  runLast();
}

void EventLoop::beginTurn(int longestSleep) {
  facts_.hot = table_.hotEnd();
  facts_.cold = table_.size() - table_.hotEnd();
  facts_.unseen = table_.size() - table_.seenEnd();
  facts_.most = most_;
  facts_.longestSleep = wakes_.empty() && deferred_.empty() ? alarms_.sleep(longestSleep) : 0;
  facts_.second = current_.second;
  facts_.worked = measureWork();
  ScanPolicy::Plan plan = policy_.next(facts_);
  facts_.events = 0;
  facts_.coldEvent = facts_.armed = false;
  ++current_.number;
  look(plan);
}

// Reading the clock takes as long as a small event. It is therefore read after a number of events,
// or after a wake-up, whose work may be long.
std::size_t EventLoop::measureWork() {
  const std::size_t few = ScanPolicy::kFewCold;
  unmeasured_ += facts_.events;
  if (unmeasured_ < kMuchWork || facts_.cold < few) return 0;
  unmeasured_ = 0;
  std::clock_t before = worked_;
  worked_ = std::clock();
  return static_cast<std::size_t>(worked_ - before) / (CLOCKS_PER_SEC / 1000000);
}

void EventLoop::endTurn() {
  runTimers();
  runAlarms();
  runWakes();
  settle();
}

void EventLoop::look(const ScanPolicy::Plan& plan) {
  std::size_t first = plan.range == ScanPolicy::kSlice ? table_.seenEnd() : 0;
  std::size_t count = plan.range == ScanPolicy::kHot   ? table_.hotEnd()
                      : plan.range == ScanPolicy::kAll ? table_.size()
                                                       : plan.slice;
  count = std::min(count, most_);
  countLook(first, count);
  int ready = ask(first, count, plan.timeout);
  tickTo(std::time(0));
  current_.isIdle = ready == 0 && plan.timeout > 0;
  if (current_.hasFailed) return;
  table_.looked(first, count);
  dispatch(first, count, ready);
}

void EventLoop::countLook(std::size_t first, std::size_t count) {
  std::size_t hot = first < table_.hotEnd() ? std::min(count, table_.hotEnd() - first) : 0;
  ++looks_.polls;
  looks_.hot += hot;
  looks_.cold += count - hot;
}

// Asking about nothing never fails, so the number may go down to 0.
int EventLoop::ask(std::size_t first, std::size_t count, int timeout) {
  int ready = ::poll(table_.from(first), count, timeout);
  current_.hasFailed = ready < 0 && errno != EINTR;
  if (current_.hasFailed) most_ = count / 2;
  return ready;
}

void EventLoop::tickTo(std::time_t now) {
  long before = current_.second;
  current_.now = now;
  current_.second = seconds_.advance(now);
  bool isLimited = most_ != kNoLimit;
  if (!isLimited || current_.second == before || current_.hasFailed) return;
  most_ = most_ < table_.size() ? 2 * most_ + 1 : kNoLimit;
}

void EventLoop::dispatch(std::size_t first, std::size_t count, int ready) {
  for (std::size_t i = first; ready > 0 && i < first + count; ++i) {
    if (!table_.hasEvent(i)) continue;
    --ready;
    call(i);
  }
}

void EventLoop::call(std::size_t index) {
  PollTable::Event event = table_.take(index);
  if (event.owner == 0 || event.owner->isRetired_) return;
  ++facts_.events;
  if (event.isCold) facts_.coldEvent = true;
  try {
    event.owner->onReady(event.fd, event.revents);
  } catch (const std::bad_alloc&) {
    event.owner->onOutOfMemory();
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

void EventLoop::runAlarms() {
  while (Pollable* pollable = alarms_.takeDue())
    schedule(pollable);
}

// A pollable that schedules itself again while these run is woken in the next turn.
void EventLoop::runWakes() {
  unsigned long batch = ++batch_;
  while (Pollable* pollable = wakes_.takeBefore(batch))
    wake(pollable);
  for (int i = 0; i < kMostDeferred; ++i)
    if (Pollable* pollable = deferred_.takeBefore(batch)) wake(pollable);
}

void EventLoop::runLast() {
  unsigned long batch = ++batch_;
  while (Pollable* pollable = last_.takeBefore(batch))
    wake(pollable);
}

void EventLoop::wake(Pollable* pollable) {
  if (pollable->isRetired_) return;
  unmeasured_ = kMuchWork;
  try {
    pollable->onWake();
  } catch (const std::bad_alloc&) {
    pollable->onOutOfMemory();
  }
}

void EventLoop::deleteRetired() {
  while (retired_) {
    Pollable* pollable = retired_;
    retired_ = pollable->retiredNext_;
    delete pollable;
  }
}

void EventLoop::settle() {
  deleteRetired();
  table_.settle(most_);
}

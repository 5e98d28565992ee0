#include "net/PollTable.hpp"

#include <algorithm>
#include <cassert>

static const std::size_t kNowhere = static_cast<std::size_t>(-1);

// An entry cools after this many looks without an event. The fewer are hot the longer they stay:
// kCoolingLooks is divided among them, within the two bounds.
static const unsigned long kCoolingLooks = 16384;
static const unsigned long kFewestQuietLooks = 16;
static const unsigned long kMostQuietLooks = 4096;

PollTable::PollTable() : alwaysEnd_(0), hotEnd_(0), seenEnd_(0), hand_(0), hotLooks_(0) {}

// A parked descriptor stands in the array as its complement, which poll() skips.
std::size_t PollTable::slotOf(const pollfd& entry) {
  return static_cast<std::size_t>(entry.fd < 0 ? ~entry.fd : entry.fd);
}

// An eighth more: with thousands of clients, arrays that double would take most of the memory.
static std::size_t withReserve(std::size_t count) { return count + count / 8 + 16; }

// Reserves all memory that one more descriptor can need, until the table has settled: no other
// function allocates.
void PollTable::makeRoom(std::size_t slot) {
  if (indexOf_.size() <= slot) {
    indexOf_.reserve(withReserve(slot + 1));
    indexOf_.resize(withReserve(slot + 1), kNowhere);
  }
  std::size_t wanted = entries_.size() + 1;
  if (holes_.capacity() >= wanted) return;
  std::size_t room = withReserve(wanted);
  entries_.reserve(room);
  owners_.reserve(room);
  warm_.reserve(room);
  holes_.reserve(room);
}

void PollTable::append(int fd, short events, const Owner& owner) {
  std::size_t slot = static_cast<std::size_t>(fd);
  makeRoom(slot);
  assert(indexOf_[slot] == kNowhere);
  pollfd entry = {events == 0 ? ~fd : fd, events, 0};
  entries_.push_back(entry);
  owners_.push_back(owner);
  indexOf_[slot] = entries_.size() - 1;
  warm(indexOf_[slot]);
}

void PollTable::add(int fd, short events, Pollable* pollable) {
  Owner owner = {pollable, hotLooks_, false, false};
  append(fd, events, owner);
}

void PollTable::addAlways(int fd, short events, Pollable* pollable) {
  Owner owner = {pollable, hotLooks_, true, false};
  append(fd, events, owner);
}

// It becomes hot when the table settles.
void PollTable::warm(std::size_t index) {
  if (owners_[index].isWarm) return;
  owners_[index].isWarm = true;
  warm_.push_back(static_cast<int>(slotOf(entries_[index])));
}

void PollTable::setEvents(int fd, short events) {
  std::size_t index = indexOf(fd);
  pollfd& entry = entries_[index];
  if ((events & POLLOUT) && !(entry.events & POLLOUT) && index >= hotEnd_) warm(index);
  entry.events = events;
  entry.fd = events == 0 ? ~fd : fd;
}

Pollable* PollTable::remove(int fd) {
  std::size_t& index = indexOf_[static_cast<std::size_t>(fd)];
  assert(index != kNowhere);
  entries_[index].fd = -1;
  entries_[index].revents = 0;
  Pollable* owner = owners_[index].pollable;
  owners_[index].pollable = 0;
  holes_.push_back(index);
  index = kNowhere;
  return owner;
}

void PollTable::looked(std::size_t first, std::size_t count) {
  if (first == 0) ++hotLooks_;
  seenEnd_ = std::max(seenEnd_, first + count);
}

PollTable::Event PollTable::take(std::size_t index) {
  pollfd& entry = entries_[index];
  Event event = {owners_[index].pollable, entry.fd, entry.revents, index >= hotEnd_};
  entry.revents = 0;
  owners_[index].lookedAt = hotLooks_;
  if (event.isCold && event.owner) warm(index);
  return event;
}

void PollTable::settle(std::size_t mostHot) {
  fillHoles();
  warmUp();
  coolDown();
  hotEnd_ = std::max(alwaysEnd_, std::min(hotEnd_, mostHot));
  if (seenEnd_ >= entries_.size()) seenEnd_ = hotEnd_;
}

// From the back, so that no entry that is moved into a hole is a hole itself.
void PollTable::fillHoles() {
  std::sort(holes_.begin(), holes_.end());
  while (!holes_.empty()) {
    removeAt(holes_.back());
    holes_.pop_back();
  }
}

// The last entry of the part before `boundary` moves into the hole at `index`, and leaves the hole
// just behind the part.
void PollTable::pullOver(std::size_t& boundary, std::size_t& index) {
  if (index >= boundary) return;
  move(--boundary, index);
  index = boundary;
}

void PollTable::removeAt(std::size_t index) {
  pullOver(alwaysEnd_, index);
  pullOver(hotEnd_, index);
  pullOver(seenEnd_, index);
  move(entries_.size() - 1, index);
  entries_.pop_back();
  owners_.pop_back();
}

void PollTable::move(std::size_t from, std::size_t to) {
  if (from == to) return;
  entries_[to] = entries_[from];
  owners_[to] = owners_[from];
  if (owners_[to].pollable) indexOf_[slotOf(entries_[to])] = to;
}

void PollTable::exchange(std::size_t a, std::size_t b) {
  pollfd entry = entries_[a];
  Owner owner = owners_[a];
  move(b, a);
  entries_[b] = entry;
  owners_[b] = owner;
  indexOf_[slotOf(entry)] = b;
}

void PollTable::warmUp() {
  for (std::size_t i = 0; i < warm_.size(); ++i) {
    std::size_t index = indexOf(warm_[i]);
    if (index == kNowhere) continue;
    owners_[index].isWarm = false;
    if (index >= hotEnd_) heat(index);
  }
  warm_.clear();
}

void PollTable::heat(std::size_t index) {
  if (index >= seenEnd_) {
    exchange(index, seenEnd_);
    index = seenEnd_++;
  }
  exchange(index, hotEnd_);
  index = hotEnd_++;
  owners_[index].lookedAt = hotLooks_;
  if (owners_[index].isAlways) exchange(index, alwaysEnd_++);
}

// Examines a sixteenth of the hot part at a time, like the hand of a clock.
void PollTable::coolDown() {
  std::size_t hot = hotEnd_ - alwaysEnd_;
  if (hot == 0) return;
  unsigned long limit = kCoolingLooks / hot;
  limit = std::min(std::max(limit, kFewestQuietLooks), kMostQuietLooks);
  for (std::size_t steps = hot / 16 + 1; steps > 0 && hotEnd_ > alwaysEnd_; --steps) {
    if (hand_ < alwaysEnd_ || hand_ >= hotEnd_) hand_ = alwaysEnd_;
    if (hotLooks_ - owners_[hand_].lookedAt > limit)
      exchange(hand_, --hotEnd_);
    else
      ++hand_;
  }
}

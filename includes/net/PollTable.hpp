#ifndef NET_POLLTABLE_HPP
#define NET_POLLTABLE_HPP

#include <poll.h>

#include <cstddef>
#include <vector>

class Pollable;

// The descriptors that an EventLoop watches, in the array that poll() takes.
//
//   entries_:  [ always, hot | hot | cold, seen | cold, unseen ]
//                      alwaysEnd_ hotEnd_    seenEnd_
//
// A descriptor is hot when it is new, has just had an event, or is about to be written to, for then
// a response is likely to come. It cools after a number of quiet looks. The ones in front never
// cool. "Seen" are the cold ones that poll() was asked about in the present rotation; when none is
// left unseen, the next rotation begins.
//
// Between two calls of settle() no entry moves, so that the results of poll() stay where they are
// while callbacks run: new entries are appended, and removed ones leave a hole. settle() fills the
// holes and moves entries across the boundaries.
class PollTable {
 public:
  struct Event {
    Pollable* owner;  // 0 if the descriptor was removed meanwhile
    int fd;
    short revents;
    bool isCold;  // it was outside of the hot part
  };

  PollTable();

  // `events` as poll() takes them; with 0 the descriptor is parked: poll() skips it, POLLHUP
  // included. Throws std::bad_alloc, and has changed nothing then.
  // REQUIRES: `fd` is not in the table.
  void add(int fd, short events, Pollable* owner);
  // As add(), for a descriptor that belongs in front and never cools.
  void addAlways(int fd, short events, Pollable* owner);
  // REQUIRES of the next three: `fd` is in the table.
  short events(int fd) const { return entries_[indexOf(fd)].events; }
  void setEvents(int fd, short events);
  // Returns its owner.
  Pollable* remove(int fd);

  // Entries in all, holes included; the parts of the array follow from these four numbers.
  std::size_t size() const { return entries_.size(); }
  std::size_t hotEnd() const { return hotEnd_; }
  std::size_t seenEnd() const { return seenEnd_; }
  std::size_t alwaysEnd() const { return alwaysEnd_; }
  // Descriptors in the table.
  std::size_t count() const { return entries_.size() - holes_.size(); }

  // The part of the array that poll() is asked about; looked() is called before the events are
  // taken.
  pollfd* from(std::size_t first) { return first < entries_.size() ? &entries_[first] : 0; }
  void looked(std::size_t first, std::size_t count);
  bool hasEvent(std::size_t index) const { return entries_[index].revents != 0; }
  // Takes what poll() reported of an entry, which becomes hot when the table settles.
  Event take(std::size_t index);

  // Allocates nothing. The hot part gets no larger than `mostHot`, but for the ones in front.
  // REQUIRES: all events have been taken.
  void settle(std::size_t mostHot);

 private:
  struct Owner {
    Pollable* pollable;      // 0: a hole
    unsigned long lookedAt;  // hotLooks_ at its last event
    bool isAlways;
    bool isWarm;  // it is in warm_
  };

  PollTable(const PollTable&);
  PollTable& operator=(const PollTable&);

  static std::size_t slotOf(const pollfd& entry);
  std::size_t indexOf(int fd) const { return indexOf_[static_cast<std::size_t>(fd)]; }
  void makeRoom(std::size_t slot);
  void warm(std::size_t index);
  void append(int fd, short events, const Owner& owner);
  void fillHoles();
  void removeAt(std::size_t index);
  void pullOver(std::size_t& boundary, std::size_t& index);
  void warmUp();
  void heat(std::size_t index);
  void coolDown();
  void move(std::size_t from, std::size_t to);
  void exchange(std::size_t a, std::size_t b);

  std::vector<pollfd> entries_;
  std::vector<Owner> owners_;         // beside entries_
  std::vector<std::size_t> indexOf_;  // by descriptor
  std::vector<int> warm_;             // descriptors to move into the hot part
  std::vector<std::size_t> holes_;    // entries to remove
  std::size_t alwaysEnd_;
  std::size_t hotEnd_;
  std::size_t seenEnd_;
  std::size_t hand_;        // the next entry that coolDown() examines
  unsigned long hotLooks_;  // how often poll() was asked about the hot part
};

#endif

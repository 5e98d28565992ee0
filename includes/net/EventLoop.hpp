#ifndef NET_EVENTLOOP_HPP
#define NET_EVENTLOOP_HPP

#include <poll.h>

#include <cstddef>
#include <ctime>
#include <vector>

#include "net/MonotonicSeconds.hpp"
#include "net/Pollable.hpp"
#include "net/ScanPolicy.hpp"
#include "net/TimerWheel.hpp"
#include "net/Turn.hpp"
#include "net/WakeQueue.hpp"

// The one caller of poll(). It watches; it owns nothing but what was retired; it deletes late.
//
//   entries_:  [ hot, listeners among them | cold, seen | cold, unseen ]
//                                        hotEnd_     seenEnd_
//
// A descriptor is hot when it is new or had an event, and cools after some quiet looks. While
// callbacks run no entry moves: new ones are appended behind all that poll() reported, closed
// ones leave a hole. Entries move across the boundaries when the turn settles.
class EventLoop {
 public:
  enum { kMostDeferred = 4 };

  EventLoop();
  ~EventLoop();

  // Borrows both. `events` as poll() has them; 0 parks the descriptor: poll() does not look at
  // it, not even for POLLHUP. REQUIRES: fd is not watched yet.
  void watch(int fd, short events, Pollable* owner);
  // As watch(), and never cools: for listeners, whose clients wait for each other.
  void watchAlways(int fd, short events, Pollable* owner);
  void setEvents(int fd, short events);
  void unwatch(int fd);

  // onTimeout() after so many seconds (at most two more); replaces an earlier one; 0 clears.
  void setTimer(Pollable* pollable, int seconds);
  // onTimeout() when the clock's second changes, at most a second from now.
  void setTimerAtNextSecond(Pollable* pollable);
  // onWake() when this turn's callbacks are done.
  void schedule(Pollable* pollable);
  // onWake() in one of the next turns: of all that wait for this, kMostDeferred a turn. For work
  // that takes its time: many clients who want it delay each other, and nobody else.
  void defer(Pollable* pollable);
  // Takes ownership; no callback of it runs any more, and it is deleted when the turn ends.
  void retire(Pollable* pollable);

  // Deletes what has retired now. REQUIRES: no callback is running.
  void deleteRetired();

  // One poll(), which sleeps at most so many milliseconds, then callbacks, then settling.
  void turn(int longestSleep = ScanPolicy::kLongestSleep);
  // The same in two parts, for who has something to do before wakes are run: poll() and what it
  // reported; then the rest.
  void beginTurn(int longestSleep);
  void endTurn();

  // The turn at hand: the same object for as long as the loop lives.
  const Turn& current() const { return current_; }
  std::size_t watchedCount() const { return entries_.size() - holes_.size(); }

 private:
  struct Owner {
    Pollable* pollable;      // 0: a hole
    unsigned long lookedAt;  // hotLooks_ at its last event
    bool isPinned;
  };

  EventLoop(const EventLoop&);
  EventLoop& operator=(const EventLoop&);

  friend class Pollable;
  void forget(Pollable* pollable);

  void makeRoom(std::size_t slot);
  void add(int fd, short events, Pollable* owner, bool pinned);
  void look(const ScanPolicy::Plan& plan);
  void dispatch(std::size_t first, std::size_t count, int ready);
  void call(std::size_t index);
  void runTimers();
  void runWakes();
  void wake(Pollable* pollable);
  void settle();

  void fillHoles();
  void removeAt(std::size_t index);
  void warmUp();
  void heat(std::size_t index);
  void coolDown();
  void cool(std::size_t index);
  void move(std::size_t from, std::size_t to);
  void exchange(std::size_t a, std::size_t b);

  std::vector<pollfd> entries_;
  std::vector<Owner> owners_;         // beside entries_
  std::vector<std::size_t> indexOf_;  // by descriptor
  std::vector<int> warm_;             // descriptors to move into the hot part
  std::vector<std::size_t> holes_;    // entries to remove
  std::size_t hotEnd_;
  std::size_t seenEnd_;
  std::size_t hand_;        // where cooling goes on
  unsigned long hotLooks_;  // polls that looked at the hot ones

  ScanPolicy policy_;
  ScanPolicy::Facts facts_;
  Turn current_;
  MonotonicSeconds seconds_;
  TimerWheel wheel_;
  WakeQueue wakes_;
  WakeQueue deferred_;
  unsigned long batch_;
  Pollable* retired_;
};

#endif

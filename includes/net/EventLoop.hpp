#ifndef NET_EVENTLOOP_HPP
#define NET_EVENTLOOP_HPP

#include <cstddef>
#include <ctime>

#include "net/AlarmQueue.hpp"
#include "net/MonotonicSeconds.hpp"
#include "net/PollTable.hpp"
#include "net/Pollable.hpp"
#include "net/ScanPolicy.hpp"
#include "net/TimerWheel.hpp"
#include "net/Turn.hpp"
#include "net/Uptime.hpp"
#include "net/WakeQueue.hpp"

// The only caller of poll(). It watches descriptors and calls their owners back; it owns nothing
// but retired Pollables, which it deletes at the end of the turn.
//
// poll() fails when it is asked about more descriptors than the process may have open, which
// happens when somebody lowers that limit (RLIMIT_NOFILE) at run time, or when the kernel has no
// memory. Each failure halves the number that later calls ask about at once; all descriptors are
// then met in rotation. Once a second the loop tries twice as many. Whoever owns the descriptors
// learns of a failure from Turn::hasFailed, and should close some.
class EventLoop {
 public:
  enum { kMostDeferred = 4, kMuchWork = 64 };

  // How often poll() was called, and about how many descriptors it was asked: hot and cold ones, as
  // in PollTable.
  struct Looks {
    unsigned long polls;
    unsigned long hot;
    unsigned long cold;
  };

  // `uptime` is the file that tells how long the machine has been running; see Uptime.
  explicit EventLoop(const std::string& uptime = "/proc/uptime");
  ~EventLoop();

  // Keeps references to `owner` until unwatch(); the descriptor stays the caller's. `events` as
  // poll() takes them; with 0 the descriptor is parked: poll() skips it, POLLHUP included. Throws
  // std::bad_alloc, and has changed nothing then. REQUIRES: `fd` is not watched yet.
  void watch(int fd, short events, Pollable* owner);
  // As watch(), for a descriptor that every poll() asks about. Listeners need it: their clients
  // wait for each other.
  void watchAlways(int fd, short events, Pollable* owner);
  void setEvents(int fd, short events);
  void unwatch(int fd);

  // Calls onTimeout() after `seconds`, and at most two seconds later. Replaces an earlier timer; 0
  // clears it.
  void setTimer(Pollable* pollable, int seconds);
  // Calls onTimeout() when the clock's second changes, at most a second from now.
  void setTimerAtNextSecond(Pollable* pollable);
  // Calls onWake() after the callbacks of this turn.
  void schedule(Pollable* pollable);
  // Calls onWake() in one of the next turns. Each turn wakes kMostDeferred of those that wait for
  // this, so that long work of many clients delays these clients and nobody else.
  void defer(Pollable* pollable);
  // Calls onWake() at the end of this turn, when what has been retired is deleted, by runLast().
  void scheduleLast(Pollable* pollable);
  // The alarms of this loop: they schedule Pollables at hundredths of a second.
  AlarmQueue& alarms() { return alarms_; }
  Uptime& uptime() { return uptime_; }
  // Takes ownership. None of its callbacks runs any more, and it is deleted when the turn ends.
  void retire(Pollable* pollable);

  // Deletes what has been retired so far. REQUIRES: no callback is running.
  void deleteRetired();

  // Calls poll() once, which sleeps at most `longestSleep` milliseconds, and then the callbacks.
  void turn(int longestSleep = ScanPolicy::kLongestSleep);
  // turn() split in three, for callers that must act between poll() with its callbacks and the
  // timers and wake-ups, or before those that are scheduled last.
  void beginTurn(int longestSleep);
  void endTurn();
  void runLast();

  // The present turn: the same object for as long as the loop lives.
  const Turn& current() const { return current_; }
  std::size_t watchedCount() const { return table_.count(); }
  const Looks& looks() const { return looks_; }

 private:
  EventLoop(const EventLoop&);
  EventLoop& operator=(const EventLoop&);

  friend class Pollable;
  void forget(Pollable* pollable);

  void look(const ScanPolicy::Plan& plan);
  void countLook(std::size_t first, std::size_t count);
  int ask(std::size_t first, std::size_t count, int timeout);
  void tickTo(std::time_t now);
  void dispatch(std::size_t first, std::size_t count, int ready);
  void call(std::size_t index);
  void runTimers();
  void runAlarms();
  void runWakes();
  void wake(Pollable* pollable);
  std::size_t measureWork();
  void settle();

  PollTable table_;
  std::size_t most_;  // descriptors that one poll() asks about
  ScanPolicy policy_;
  ScanPolicy::Facts facts_;
  std::clock_t worked_;     // the CPU time when it was last measured
  std::size_t unmeasured_;  // events since then; kMuchWork if something was woken
  Looks looks_;
  Turn current_;
  MonotonicSeconds seconds_;
  TimerWheel wheel_;
  Uptime uptime_;
  AlarmQueue alarms_;
  WakeQueue wakes_;
  WakeQueue deferred_;
  WakeQueue last_;
  unsigned long batch_;
  Pollable* retired_;
};

#endif

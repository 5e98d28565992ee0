#include "net/EventLoop.hpp"

#include <criterion/criterion.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <unistd.h>

#include <functional>
#include <memory>
#include <new>
#include <vector>

#include "support/Memory.hpp"
#include "support/WallClock.hpp"

namespace {

const short kUnwatched = -1;

// One end of a socket pair in the loop; the test holds the other.
struct Peer : Pollable {
  int mine;
  int theirs;
  int events = 0;
  int wakes = 0;
  std::function<void(short)> ready;
  std::function<void()> wake;
  std::function<void()> timeout;
  bool* gone = nullptr;

  explicit Peer(EventLoop& owner, short interest = POLLIN) : Pollable(owner) {
    int pair[2];
    cr_assert_eq(socketpair(AF_UNIX, SOCK_STREAM, 0, pair), 0);
    mine = pair[0];
    theirs = pair[1];
    if (interest == kUnwatched)
      mine = -1;
    else
      loop().watch(mine, interest, this);
  }
  ~Peer() override {
    if (mine >= 0) loop().unwatch(mine);
    close(mine);
    close(theirs);
    if (gone) *gone = true;
  }
  void onReady(int, short revents) override {
    ++events;
    if (ready) return ready(revents);
    char byte;
    cr_assert_eq(read(mine, &byte, 1), 1);
  }
  void onWake() override {
    ++wakes;
    if (wake) wake();
  }
  void onTimeout() override {
    if (timeout) timeout();
  }
  void poke() { cr_assert_eq(write(theirs, "x", 1), 1); }
};

long milliseconds() {
  timeval now;
  gettimeofday(&now, nullptr);
  return now.tv_sec * 1000 + now.tv_usec / 1000;
}

}  // namespace

Test(EventLoop, calls_who_is_ready_and_nobody_else) {
  EventLoop loop;
  Peer a(loop), b(loop);
  b.poke();
  loop.turn();
  cr_assert_eq(a.events, 0);
  cr_assert_eq(b.events, 1);
}

Test(EventLoop, a_descriptor_closed_by_another_callback_gets_no_event) {
  EventLoop loop;
  Peer* a = new Peer(loop);
  Peer* b = new Peer(loop);
  bool aGone = false, bGone = false;
  a->gone = &aGone;
  b->gone = &bGone;
  a->ready = [&](short) { loop.retire(b); };
  b->ready = [&](short) { loop.retire(a); };
  a->poke();
  b->poke();
  loop.turn();
  cr_assert(aGone != bGone, "the first one called retires the other, unseen");
  delete (aGone ? b : a);
}

Test(EventLoop, a_number_reused_in_the_same_turn_gets_no_stale_event) {
  EventLoop loop;
  loop.turn();
  std::unique_ptr<Peer> fresh;
  Peer first(loop), second(loop);
  Peer* order[] = {&first, &second};
  for (Peer* one : order) {
    Peer* other = one == &first ? &second : &first;
    one->ready = [&, one, other](short) {
      if (fresh || other->mine < 0) return;
      loop.unwatch(other->mine);
      close(other->mine);
      int number = other->mine;
      other->mine = -1;
      fresh.reset(new Peer(loop));
      cr_assert_eq(fresh->mine, number, "the kernel gives the lowest number again");
    };
  }
  first.poke();
  second.poke();
  loop.turn();
  cr_assert(fresh.get());
  cr_assert_eq(fresh->events, 0, "the event belonged to the descriptor that was closed");
  fresh->poke();
  first.ready = second.ready = nullptr;
  for (int i = 0; i < 3 && fresh->events == 0; ++i)
    loop.turn();
  cr_assert_eq(fresh->events, 1);
}

Test(EventLoop, a_parked_descriptor_is_not_looked_at_even_when_hung_up) {
  EventLoop loop;
  Peer peer(loop);
  loop.setEvents(peer.mine, 0);
  peer.poke();
  close(peer.theirs);
  peer.theirs = -1;
  loop.schedule(&peer);
  loop.turn();
  cr_assert_eq(peer.events, 0);
  loop.setEvents(peer.mine, POLLIN);
  loop.turn();
  cr_assert_eq(peer.events, 1);
}

Test(EventLoop, watch_with_no_events_is_parked) {
  EventLoop loop;
  Peer peer(loop, 0);
  peer.poke();
  loop.schedule(&peer);
  loop.turn();
  cr_assert_eq(peer.events, 0);
}

Test(EventLoop, wakes_run_after_the_callbacks_and_once) {
  EventLoop loop;
  Peer a(loop), b(loop);
  b.ready = [&](short) {
    char byte;
    cr_assert_eq(read(b.mine, &byte, 1), 1);
    loop.schedule(&a);
    loop.schedule(&a);
    cr_assert_eq(a.wakes, 0);
  };
  b.poke();
  loop.turn();
  cr_assert_eq(a.wakes, 1);
}

Test(EventLoop, one_that_schedules_itself_runs_in_the_next_turn_without_sleeping) {
  EventLoop loop;
  Peer peer(loop);
  peer.wake = [&] { loop.schedule(&peer); };
  loop.schedule(&peer);
  long begin = milliseconds();
  for (int i = 0; i < 50; ++i)
    loop.turn();
  cr_assert_eq(peer.wakes, 50);
  cr_assert_lt(milliseconds() - begin, 900);
}

Test(EventLoop, one_that_dies_while_scheduled_is_not_woken) {
  EventLoop loop;
  std::unique_ptr<Peer> a(new Peer(loop)), b(new Peer(loop)), c(new Peer(loop));
  loop.schedule(a.get());
  loop.schedule(b.get());
  loop.schedule(c.get());
  b.reset();
  loop.turn();
  cr_assert_eq(a->wakes + c->wakes, 2);
}

Test(EventLoop, one_that_dies_while_another_is_woken_is_not_woken) {
  EventLoop loop;
  Peer a(loop), last(loop);
  std::unique_ptr<Peer> b(new Peer(loop));
  a.wake = [&] { b.reset(); };
  loop.schedule(&a);
  loop.schedule(b.get());
  loop.schedule(&last);
  loop.turn();
  cr_assert(!b);
  cr_assert_eq(last.wakes, 1);
}

Test(EventLoop, the_deferred_take_turns) {
  EventLoop loop;
  std::vector<std::unique_ptr<Peer> > peers;
  for (int i = 0; i < 3 * EventLoop::kMostDeferred; ++i) {
    peers.emplace_back(new Peer(loop));
    Peer* peer = peers.back().get();
    peer->wake = [&loop, peer] { loop.defer(peer); };
    loop.defer(peer);
  }
  long begin = milliseconds();
  for (int i = 0; i < 30; ++i)
    loop.turn();
  for (auto& peer : peers)
    cr_assert_eq(peer->wakes, 10);
  cr_assert_lt(milliseconds() - begin, 900);
}

Test(EventLoop, whoever_is_scheduled_is_deferred_no_more) {
  EventLoop loop;
  Peer peer(loop);
  loop.defer(&peer);
  loop.schedule(&peer);
  loop.defer(&peer);
  loop.turn();
  loop.turn();
  cr_assert_eq(peer.wakes, 1);
}

Test(EventLoop, out_of_memory_costs_only_who_met_it) {
  struct Hungry : Peer {
    using Peer::Peer;
    bool told = false;
    void onOutOfMemory() override { told = true; }
  };
  EventLoop loop;
  Hungry hungry(loop);
  Peer other(loop);
  hungry.ready = [](short) { throw std::bad_alloc(); };
  hungry.poke();
  other.poke();
  loop.turn();
  cr_assert(hungry.told);
  cr_assert_eq(other.events, 1);
}

Test(EventLoop, idle_it_sleeps) {
  EventLoop loop;
  Peer peer(loop);
  long begin = milliseconds();
  loop.turn();
  cr_assert_geq(milliseconds() - begin, 900);
}

// Memory runs out at each allocation that watching takes, in turn: the loop is as it was before.
Test(EventLoop, watching_without_memory_changes_nothing) {
  for (long allowed = 0; allowed < 8; ++allowed) {
    EventLoop loop;
    std::vector<std::unique_ptr<Peer> > peers;
    for (int i = 0; i < 40; ++i)
      peers.emplace_back(new Peer(loop));
    std::unique_ptr<Peer> late(new Peer(loop, kUnwatched));
    bool threw = false;
    try {
      Memory memory(allowed);
      for (int fd = 3000; !threw && fd < 9000; fd += 1000) {
        loop.watch(fd, 0, late.get());
        loop.unwatch(fd);
      }
    } catch (const std::bad_alloc&) {
      threw = true;
    }
    cr_assert_eq(loop.watchedCount(), 40u);
    for (auto& peer : peers)
      peer->poke();
    loop.turn();
    for (auto& peer : peers)
      cr_assert_eq(peer->events, 1);
  }
}

// Thousands come, think, burst, leave and come again, beside one who never rests: each event is
// served, and none waits longer than the bound.
Test(EventLoop, every_event_is_served_under_churn) {
  const size_t kPeers = 2000;
  EventLoop loop;
  std::vector<std::unique_ptr<Peer> > peers;
  for (size_t i = 0; i < kPeers; ++i)
    peers.emplace_back(new Peer(loop));
  Peer busy(loop);
  busy.ready = [](short) {};
  busy.poke();
  std::vector<int> owed(kPeers, 0);
  std::srand(11);
  for (int round = 0; round < 400; ++round) {
    int pokes = round % 50 == 0 ? static_cast<int>(kPeers) : std::rand() % 8;
    for (int i = 0; i < pokes; ++i) {
      size_t who = static_cast<size_t>(std::rand()) % kPeers;
      peers[who]->poke();
      ++owed[who];
    }
    if (round % 7 == 0) {
      size_t who = static_cast<size_t>(std::rand()) % kPeers;
      peers[who].reset(new Peer(loop));
      owed[who] = 0;
    }
    loop.turn();
  }
  long begin = milliseconds();
  for (size_t who = 0; who < kPeers; ++who)
    while (peers[who]->events < owed[who] && milliseconds() - begin < 5000) {
      loop.turn();
    }
  for (size_t who = 0; who < kPeers; ++who)
    cr_assert_eq(peers[who]->events, owed[who]);
}

// LookBudget plans many rotations a second; the bound is what an overloaded machine may need.
Test(EventLoop, a_cold_client_is_met_under_saturation) {
  const size_t kCold = 3000;
  EventLoop loop;
  std::vector<std::unique_ptr<Peer> > cold, hot;
  for (size_t i = 0; i < kCold; ++i)
    cold.emplace_back(new Peer(loop));
  for (size_t i = 0; i < 50; ++i) {
    hot.emplace_back(new Peer(loop));
    Peer* one = hot.back().get();
    one->ready = [](short) {};
    one->poke();
  }
  for (int i = 0; i < 12000; ++i)
    loop.turn();
  for (size_t i = 0; i < 20; ++i) {
    Peer& one = *cold[i * 149];
    int before = one.events;
    one.poke();
    long begin = milliseconds();
    while (one.events == before) {
      loop.turn();
      cr_assert_leq(milliseconds() - begin, 10000);
    }
  }
}

// Somebody sets the clock: no timer that is set for longer than the two seconds that a step counts
// as runs out early.
Test(EventLoop, no_timer_follows_the_wall_clock) {
  for (long step : {10L, 3600L, -3600L, 30L}) {
    EventLoop loop;
    Peer peer(loop);
    bool hasTimedOut = false;
    peer.timeout = [&] { hasTimedOut = true; };
    loop.setTimer(&peer, 2);
    stepWallClock(step);
    peer.poke();
    loop.turn();
    cr_assert_eq(loop.current().now, std::time(0));
    cr_assert_not(hasTimedOut, "a step of %ld seconds", step);
    long begin = milliseconds();
    while (!hasTimedOut)
      loop.turn();
    cr_assert_leq(milliseconds() - begin, 3500, "a step of %ld seconds", step);
  }
}

// Somebody lowers the limit of descriptors beneath what is in use. Every event is served all the
// same, without spinning; when the limit is back, poll() is asked about all again.
Test(EventLoop, goes_on_when_poll_fails) {
  EventLoop loop;
  std::vector<std::unique_ptr<Peer> > peers;
  for (int i = 0; i < 300; ++i)
    peers.emplace_back(new Peer(loop));
  loop.turn(0);
  rlimit before;
  getrlimit(RLIMIT_NOFILE, &before);
  rlimit lower = before;
  lower.rlim_cur = 40;
  setrlimit(RLIMIT_NOFILE, &lower);
  loop.turn(0);
  cr_assert(loop.current().hasFailed);
  for (auto& peer : peers)
    peer->poke();
  int turns = 0;
  for (auto& peer : peers)
    for (; peer->events == 0; ++turns)
      loop.turn();
  cr_assert_lt(turns, 100);
  turns = 0;
  for (long end = milliseconds() + 500; milliseconds() < end; ++turns)
    loop.turn();
  cr_assert_lt(turns, 400, "it spins");
  setrlimit(RLIMIT_NOFILE, &before);
  long slept = 0;
  for (long end = milliseconds() + 15000; slept < 900 && milliseconds() < end;) {
    long begin = milliseconds();
    loop.turn();
    slept = milliseconds() - begin;
  }
  cr_assert_geq(slept, 900, "it sleeps over all of them again");
}

Test(EventLoop, watched_count_returns_to_zero) {
  EventLoop loop;
  {
    std::vector<std::unique_ptr<Peer> > peers;
    for (int i = 0; i < 300; ++i)
      peers.emplace_back(new Peer(loop));
    cr_assert_eq(loop.watchedCount(), 300u);
    peers[0]->poke();
    loop.turn();
  }
  cr_assert_eq(loop.watchedCount(), 0u);
}

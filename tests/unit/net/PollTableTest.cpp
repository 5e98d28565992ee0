#include "net/PollTable.hpp"

#include <criterion/criterion.h>

#include <cstdint>
#include <cstdlib>
#include <map>
#include <set>

namespace {

// The table never looks at what an owner is, so the tests need no real ones.
Pollable* ownerOf(int fd) { return reinterpret_cast<Pollable*>(std::uintptr_t(fd) + 1000); }

int fdOf(const pollfd& entry) { return entry.fd < 0 ? ~entry.fd : entry.fd; }

// A table, and the part of poll().
struct Table : PollTable {
  void settle(std::size_t mostHot = 1000000) { PollTable::settle(mostHot); }
  void watch(int fd, short events = POLLIN) { add(fd, events, ownerOf(fd)); }
  // A look at a part of the table, in which some descriptors have an event.
  void look(std::size_t first, std::size_t count, const std::set<int>& ready = {}) {
    for (std::size_t i = first; i < first + count; ++i)
      if (ready.count(from(i)->fd)) from(i)->revents = POLLIN;
    looked(first, count);
    for (std::size_t i = first; i < first + count; ++i)
      if (hasEvent(i)) take(i);
    settle();
  }
  void lookAtAll(const std::set<int>& ready = {}) { look(0, size(), ready); }
  void lookAtHot(const std::set<int>& ready = {}) { look(0, hotEnd(), ready); }
  // The descriptors of a part.
  std::set<int> part(std::size_t first, std::size_t end) {
    std::set<int> all;
    for (std::size_t i = first; i < end; ++i)
      all.insert(fdOf(*from(i)));
    return all;
  }
  std::set<int> always() { return part(0, alwaysEnd()); }
  std::set<int> hot() { return part(alwaysEnd(), hotEnd()); }
  std::set<int> cold() { return part(hotEnd(), size()); }
  std::set<int> unseen() { return part(seenEnd(), size()); }
  // Until nothing of it is hot.
  void cool() {
    for (int i = 0; i < 20000 && hotEnd() > alwaysEnd(); ++i)
      lookAtHot();
  }
};

typedef std::set<int> Fds;

}  // namespace

Test(PollTable, what_is_added_is_hot_when_it_has_settled) {
  Table table;
  table.watch(7);
  cr_assert_eq(table.size(), 1u);
  cr_assert_eq(table.hotEnd(), 0u);
  table.settle();
  cr_assert(table.hot() == Fds{7});
  cr_assert_eq(table.from(0)->events, POLLIN);
}

Test(PollTable, no_entry_moves_before_it_settles) {
  Table table;
  for (int fd : {3, 4, 5})
    table.watch(fd);
  table.settle();
  Fds before = table.part(0, 1);
  table.remove(4);
  table.watch(9);
  cr_assert_eq(table.size(), 4u);
  cr_assert_eq(table.count(), 3u);
  cr_assert(table.part(0, 1) == before);
  cr_assert_eq(table.from(3)->fd, 9);
  table.settle();
  cr_assert(table.hot() == (Fds{3, 5, 9}));
}

Test(PollTable, a_quiet_one_cools_and_an_event_heats_it) {
  Table table;
  for (int fd : {3, 4, 5})
    table.watch(fd);
  table.settle();
  for (int i = 0; i < 20000; ++i)
    table.lookAtAll({4});
  cr_assert(table.hot() == Fds{4});
  cr_assert(table.cold() == (Fds{3, 5}));
  table.lookAtAll({5});
  cr_assert(table.hot() == (Fds{4, 5}));
}

Test(PollTable, the_ones_in_front_stay_there_and_never_cool) {
  Table table;
  for (int fd = 10; fd < 40; ++fd)
    table.watch(fd);
  table.settle();
  table.addAlways(3, POLLIN, ownerOf(3));
  table.addAlways(4, POLLIN, ownerOf(4));
  table.settle();
  cr_assert(table.always() == (Fds{3, 4}));
  table.cool();
  cr_assert_eq(table.hotEnd(), 2u);
  cr_assert(table.always() == (Fds{3, 4}));
  table.remove(3);
  table.settle();
  cr_assert(table.always() == Fds{4});
  cr_assert_eq(table.cold().size(), 30u);
}

Test(PollTable, an_event_tells_its_owner_and_is_taken_once) {
  Table table;
  table.watch(3);
  table.settle();
  table.from(0)->revents = POLLIN | POLLHUP;
  table.looked(0, 1);
  PollTable::Event event = table.take(0);
  cr_assert_eq(event.owner, ownerOf(3));
  cr_assert_eq(event.fd, 3);
  cr_assert_eq(event.revents, POLLIN | POLLHUP);
  cr_assert_not(event.isCold);
  cr_assert_not(table.hasEvent(0));
}

Test(PollTable, a_removed_descriptor_has_no_event) {
  Table table;
  table.watch(3);
  table.settle();
  table.from(0)->revents = POLLIN;
  table.looked(0, 1);
  cr_assert_eq(table.remove(3), ownerOf(3));
  cr_assert_not(table.hasEvent(0));
  table.watch(3);
  cr_assert_not(table.hasEvent(1));
  table.settle();
  cr_assert(table.hot() == Fds{3});
  cr_assert_eq(table.size(), 1u);
}

Test(PollTable, a_parked_descriptor_is_one_that_poll_skips) {
  Table table;
  table.watch(3, 0);
  table.settle();
  cr_assert_lt(table.from(0)->fd, 0);
  table.setEvents(3, POLLOUT);
  cr_assert_eq(table.from(0)->fd, 3);
  cr_assert_eq(table.events(3), POLLOUT);
  table.setEvents(3, 0);
  cr_assert_lt(table.from(0)->fd, 0);
  cr_assert_eq(table.remove(3), ownerOf(3));
}

Test(PollTable, a_rotation_meets_every_cold_one_once) {
  Table table;
  for (int fd = 3; fd < 103; ++fd)
    table.watch(fd);
  table.settle();
  table.cool();
  table.lookAtAll();
  cr_assert_eq(table.unseen().size(), 100u);
  Fds seen;
  for (int slice = 0; slice < 10; ++slice) {
    Fds next = table.part(table.seenEnd(), table.seenEnd() + 10);
    seen.insert(next.begin(), next.end());
    cr_assert_eq(seen.size(), 10u * (slice + 1));
    table.look(table.seenEnd(), 10);
  }
  cr_assert_eq(table.unseen().size(), 100u, "the next rotation begins");
}

Test(PollTable, the_hot_part_can_be_limited) {
  Table table;
  for (int fd = 3; fd < 103; ++fd)
    table.watch(fd);
  table.addAlways(200, POLLIN, ownerOf(200));
  table.settle(10);
  cr_assert_eq(table.hotEnd(), 10u);
  cr_assert(table.always() == Fds{200});
  cr_assert_eq(table.unseen().size(), 91u);
  table.settle(0);
  cr_assert_eq(table.hotEnd(), 1u);
}

// Descriptors come, go, park and have events in any order: the table stays what a plain map says.
Test(PollTable, agrees_with_a_plain_map_over_many_random_steps) {
  Table table;
  std::map<int, short> model;
  Fds front;
  std::srand(5);
  for (int step = 0; step < 20000; ++step) {
    for (int i = std::rand() % 4; i > 0; --i) {
      int fd = std::rand() % 200;
      short events = std::rand() % 3 == 0 ? 0 : POLLIN;
      if (model.count(fd) == 0) {
        bool isAlways = std::rand() % 10 == 0;
        isAlways ? table.addAlways(fd, events, ownerOf(fd)) : table.watch(fd, events);
        if (isAlways) front.insert(fd);
        model[fd] = events;
      } else if (std::rand() % 2 == 0) {
        cr_assert_eq(table.remove(fd), ownerOf(fd));
        model.erase(fd);
        front.erase(fd);
      } else {
        table.setEvents(fd, events);
        model[fd] = events;
      }
    }
    table.settle();
    Fds ready;
    if (std::rand() % 3 == 0) ready.insert(std::rand() % 200);
    if (std::rand() % 2 == 0)
      table.lookAtAll(ready);
    else
      table.lookAtHot(ready);
    cr_assert_eq(table.size(), model.size());
    cr_assert_leq(table.alwaysEnd(), table.hotEnd());
    cr_assert_leq(table.hotEnd(), table.seenEnd());
    cr_assert_leq(table.seenEnd(), table.size());
    cr_assert(table.always() == front);
    cr_assert_eq(table.part(0, table.size()).size(), model.size());
    for (const auto& one : model)
      cr_assert_eq(table.events(one.first), one.second);
    for (std::size_t i = 0; i < table.size(); ++i)
      cr_assert_eq(table.from(i)->fd < 0, table.from(i)->events == 0);
  }
}

Test(PollTable, what_is_about_to_be_written_to_becomes_hot) {
  Table table;
  for (int fd = 3; fd < 13; ++fd)
    table.watch(fd);
  table.settle();
  table.cool();
  table.setEvents(5, POLLIN | POLLOUT);
  table.setEvents(6, 0);
  table.setEvents(7, POLLOUT);
  table.setEvents(7, POLLIN);
  table.setEvents(7, POLLOUT);
  table.setEvents(8, POLLOUT);
  table.remove(8);
  table.settle();
  cr_expect(table.hot() == Fds({5, 7}));
  table.cool();
  table.setEvents(5, POLLIN | POLLOUT);
  table.settle();
  cr_expect(table.hot().empty(), "it was to be written to all the time");
}

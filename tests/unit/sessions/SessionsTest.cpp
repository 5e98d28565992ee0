#include "sessions/Sessions.hpp"

#include <criterion/criterion.h>

#include <set>
#include <string>
#include <vector>

#include "support/TempDir.hpp"

typedef std::vector<std::string> Texts;

static const int kTimeout = 100;
static const int kMany = 1000;

// Sessions at a time of the test's own.
struct Visitors {
  Turn turn;
  RandomBytes random;
  Sessions sessions;

  explicit Visitors(const std::string& path = "/dev/urandom")
      : random(path), sessions(turn, random) {
    turn.second = 1000000;
  }
  SessionId create(int most = kMany, const char* cookie = "sid") {
    Session* made = sessions.create(cookie, kTimeout, most);
    cr_assert(made);
    return made->id();
  }
  bool comeBack(const SessionId& id, const char* cookie = "sid") {
    return sessions.find(cookie, id, kTimeout) != 0;
  }
  bool lives(const SessionId& id) { return sessions.peek("sid", id) != 0; }
};

Test(Sessions, ids_are_long_and_different) {
  Visitors visitors;
  std::set<std::string> seen;
  std::set<char> first;
  for (int i = 0; i < kMany; ++i) {
    std::string id = visitors.create().text().str();
    cr_assert_eq(id.size(), 32u);
    cr_assert_eq(id.find_first_not_of("0123456789abcdef"), std::string::npos);
    cr_assert(seen.insert(id).second);
    first.insert(id[0]);
  }
  // Each of the 16 is missing with a probability of 10^-28.
  cr_assert_eq(first.size(), 16u);
}

Test(Sessions, what_was_not_made_here_is_unknown) {
  Visitors visitors;
  visitors.create();
  SessionId chosen;
  cr_assert(SessionId::parse("0123456789abcdef0123456789abcdef", chosen));
  cr_assert_not(visitors.comeBack(chosen));
  cr_assert_not(visitors.comeBack(SessionId()));
  cr_assert_eq(visitors.sessions.count(), 1u);
}

Test(Sessions, values_stay) {
  Visitors visitors;
  SessionId id = visitors.create();
  visitors.sessions.find("sid", id, kTimeout)->set("user", "anna");
  Session* found = visitors.sessions.find("sid", id, kTimeout);
  cr_assert_eq(found->values().size(), 1u);
  cr_assert_eq(found->values()[0].first, "USER");
  cr_assert_eq(found->values()[0].second, "anna");
}

Test(Sessions, names_do_not_mix) {
  Visitors visitors;
  SessionId shop = visitors.create(1, "shop");
  SessionId wiki = visitors.create(1, "wiki");
  cr_assert_not(visitors.comeBack(shop, "wiki"));
  cr_assert_not(visitors.comeBack(shop, "Shop"));
  cr_assert(visitors.comeBack(shop, "shop"));
  visitors.create(1, "wiki");
  cr_assert(visitors.comeBack(shop, "shop"), "a crowd under another name leaves it alone");
  cr_assert_not(visitors.comeBack(wiki, "wiki"));
}

Test(Sessions, one_that_is_not_used_ends) {
  Visitors visitors;
  SessionId id = visitors.create();
  visitors.turn.second += kTimeout - 1;
  cr_assert(visitors.comeBack(id));
  visitors.turn.second += kTimeout - 1;
  cr_assert(visitors.comeBack(id), "each use starts it again");
  visitors.turn.second += kTimeout - 1;
  cr_assert(visitors.lives(id), "a look is no use");
  visitors.turn.second += 1;
  cr_assert_not(visitors.lives(id));
  cr_assert_not(visitors.comeBack(id));
  cr_assert_eq(visitors.sessions.count(), 0u);
}

Test(Sessions, setting_the_clock_ends_none_and_keeps_none) {
  Visitors visitors;
  SessionId id = visitors.create();
  visitors.turn.now += 1000 * kTimeout;
  cr_assert(visitors.comeBack(id));
  visitors.turn.now -= 2000 * kTimeout;
  visitors.turn.second += kTimeout;
  cr_assert_not(visitors.comeBack(id));
}

Test(Sessions, the_timeout_is_that_of_the_last_use) {
  Visitors visitors;
  SessionId longer = visitors.create();
  SessionId other = visitors.create();
  visitors.sessions.find("sid", longer, 10 * kTimeout);
  visitors.comeBack(other);
  visitors.turn.second += kTimeout;
  cr_assert(visitors.lives(longer));
  cr_assert_not(visitors.comeBack(other), "though one that lasts is in front of it");
}

Test(Sessions, who_never_returns_is_forgotten_as_others_come) {
  Visitors visitors;
  for (int i = 0; i < kMany; ++i)
    visitors.create(2 * kMany);
  visitors.turn.second += kTimeout;
  for (int i = 0; i < kMany; ++i)
    visitors.create(2 * kMany);
  cr_assert_eq(visitors.sessions.count(), unsigned(kMany));
}

Test(Sessions, a_flood_of_newcomers_takes_newcomers_places) {
  Visitors visitors;
  SessionId returned = visitors.create(3);
  cr_assert(visitors.comeBack(returned));
  SessionId first = visitors.create(3);
  SessionId second = visitors.create(3);
  SessionId third = visitors.create(3);
  cr_assert_not(visitors.lives(first));
  cr_assert(visitors.lives(second));
  cr_assert(visitors.lives(third));
  for (int i = 0; i < kMany; ++i)
    visitors.create(3);
  cr_assert(visitors.lives(returned));
  cr_assert_not(visitors.lives(third));
  cr_assert_eq(visitors.sessions.count(), 3u);
}

Test(Sessions, of_those_who_returned_the_longest_idle_makes_room) {
  Visitors visitors;
  SessionId a = visitors.create(3);
  SessionId b = visitors.create(3);
  SessionId c = visitors.create(3);
  cr_assert(visitors.comeBack(a) && visitors.comeBack(b) && visitors.comeBack(c));
  cr_assert(visitors.comeBack(a));
  SessionId d = visitors.create(3);
  cr_assert_not(visitors.lives(b));
  cr_assert(visitors.lives(a) && visitors.lives(c) && visitors.lives(d));
  cr_assert(visitors.comeBack(d));
  visitors.create(3);
  cr_assert_not(visitors.lives(c));
}

Test(Sessions, a_smaller_limit_counts_from_the_next_on) {
  Visitors visitors;
  for (int i = 0; i < 10; ++i)
    visitors.create(10);
  SessionId last = visitors.create(1);
  cr_assert_eq(visitors.sessions.count(), 1u);
  cr_assert(visitors.lives(last));
}

Test(Sessions, a_renewed_one_has_another_id_and_the_same_values) {
  Visitors visitors;
  SessionId old = visitors.create();
  Session* session = visitors.sessions.find("sid", old, kTimeout);
  session->set("user", "anna");
  cr_assert(visitors.sessions.renew(*session));
  SessionId renewed = session->id();
  cr_assert(renewed != old);
  cr_assert_not(visitors.comeBack(old));
  cr_assert_eq(visitors.sessions.find("sid", renewed, kTimeout)->values()[0].second, "anna");
  cr_assert_eq(visitors.sessions.count(), 1u);
  visitors.turn.second += kTimeout;
  cr_assert_not(visitors.comeBack(renewed));
}

Test(Sessions, a_removed_one_is_unknown) {
  Visitors visitors;
  SessionId fresh = visitors.create();
  SessionId returned = visitors.create();
  visitors.comeBack(returned);
  visitors.sessions.remove(*visitors.sessions.peek("sid", fresh));
  visitors.sessions.remove(*visitors.sessions.peek("sid", returned));
  cr_assert_not(visitors.comeBack(fresh));
  cr_assert_not(visitors.comeBack(returned));
  cr_assert_eq(visitors.sessions.count(), 0u);
}

Test(Sessions, without_random_bytes_there_is_none) {
  for (const char* source : {"/dev/null", "/nothing/of/this/name", "/dev"}) {
    Visitors visitors(source);
    cr_assert_null(visitors.sessions.create("sid", kTimeout, kMany), "%s", source);
    cr_assert_eq(visitors.sessions.count(), 0u);
  }
}

Test(Sessions, a_source_that_repeats_itself_is_none) {
  Visitors visitors("/dev/zero");
  SessionId only = visitors.create();
  cr_assert_null(visitors.sessions.create("sid", kTimeout, kMany));
  cr_assert_not(visitors.sessions.renew(*visitors.sessions.peek("sid", only)));
  cr_assert(visitors.comeBack(only));
}

Test(Sessions, a_source_may_appear_later) {
  TempDir dir;
  Visitors visitors(dir.path() + "/random");
  cr_assert_null(visitors.sessions.create("sid", kTimeout, kMany));
  dir.write("random", "0123456789abcdef");
  cr_assert_eq(visitors.create().text(), Slice("30313233343536373839616263646566"));
}

static void setNumbered(Session& session, int number, bool fits) {
  std::string name = "v" + std::to_string(number);
  cr_assert_eq(session.set(name, "x"), fits, "%s", name.c_str());
}

Test(Session, holds_sixteen_values) {
  Visitors visitors;
  Session& session = *visitors.sessions.create("sid", kTimeout, 1);
  for (int i = 0; i < 16; ++i)
    setNumbered(session, i, true);
  setNumbered(session, 16, false);
  setNumbered(session, 3, true);
  session.clear("V0");
  setNumbered(session, 16, true);
  cr_assert_eq(session.values().front().first, "V1");
  cr_assert_eq(session.values().back().first, "V16");
  session.clear("v99");
  cr_assert_eq(session.values().size(), 16u);
  session.clearAll();
  cr_assert(session.values().empty());
}

Test(Session, a_name_is_kept_in_upper_case_and_once) {
  Visitors visitors;
  Session& session = *visitors.sessions.create("sid", kTimeout, 1);
  session.set("last_Page2", "a");
  session.set("LAST_page2", "b");
  cr_assert_eq(session.values().size(), 1u);
  cr_assert_eq(session.values()[0].first, "LAST_PAGE2");
  cr_assert_eq(session.values()[0].second, "b");
}

Test(Session, names) {
  for (const std::string& name : Texts{"a", "_", "A_1", "idx", std::string(32, 'n')})
    cr_assert(Session::isName(name), "%s", name.c_str());
  for (const std::string& name :
       Texts{"", "1a", "a-b", "a b", "a ", "\xc3\xa4", std::string("a\0", 2), "a=b", "*", "ID",
             "id", std::string(33, 'n')})
    cr_assert_not(Session::isName(name), "%s", name.c_str());
}

Test(Session, values) {
  for (const std::string& value :
       Texts{"", "a b\tc", "a=b;\"c\"", "\xc3\xa4", std::string(1024, 'v')})
    cr_assert(Session::isValue(value), "%s", value.c_str());
  for (const std::string& value : Texts{"a\r\nSet-Cookie: b", "a\nb", "a\rb",
                                        std::string("a\0b", 3), "\x7f", std::string(1025, 'v')})
    cr_assert_not(Session::isValue(value), "%s", value.c_str());
}

#include "cgi/RequestSession.hpp"

#include <criterion/criterion.h>

#include <string>
#include <vector>

typedef RequestSession::Outcome Outcome;
typedef std::vector<std::string> Texts;

namespace {

// The server's side of sessions, and a browser that keeps one cookie.
struct Site {
  Turn turn;
  RandomBytes random;
  Sessions sessions;
  SessionSettings settings;
  std::string cookie;  // the value of the field Cookie

  explicit Site(const char* path = "/dev/urandom") : random(path), sessions(turn, random) {
    settings.cookie = "sid";
    settings.timeout = 100;
    settings.max = 100;
  }
};

// One request of that browser.
struct Visit {
  Site& site;
  std::string cookie;
  Request request;
  RequestSession session;
  std::string message;

  explicit Visit(Site& visited)
      : site(visited),
        cookie(visited.cookie),
        session(visited.sessions, visited.settings, asked()) {}
  const Request& asked() {
    Request::Field field = {"Cookie", cookie};
    request.fields.push_back(field);
    return request;
  }
  Outcome apply(const char* field, const Slice& value) {
    message = "none";
    return session.apply(field, value, message);
  }
  Visit& does(const char* field, const Slice& value) {
    cr_assert_eq(apply(field, value), RequestSession::kApplied, "%s", message.c_str());
    return *this;
  }
  // Ends the response. The browser obeys its Set-Cookie.
  std::string finish() {
    std::string said = session.finish();
    if (!said.empty()) site.cookie = said.substr(0, said.find(';'));
    return said;
  }
  // Returns the variables except SESSION_ID, joined by spaces.
  std::string values() {
    std::string all;
    for (const std::string& variable : variables())
      if (variable.compare(0, 11, "SESSION_ID=") != 0) all += variable + " ";
    return all;
  }
  Texts variables() {
    Environment environment;
    session.setVariables(environment);
    std::vector<char*> pointers;
    environment.pointers(pointers);
    Texts all;
    for (std::size_t i = 0; pointers[i]; ++i)
      all.push_back(pointers[i]);
    return all;
  }
};

static bool isExpiry(const std::string& said) {
  return said.find("sid=;") == 0 && said.find("Max-Age=0") != std::string::npos;
}

}  // namespace

Test(RequestSession, without_values_no_cookie_is_sent) {
  Site site;
  Visit visit(site);
  cr_assert(visit.variables().empty());
  visit.does("Session-Clear", "*").does("Session-Clear", "a").does("Session-Renew", "");
  cr_assert_eq(visit.finish(), "");
  cr_assert_eq(site.sessions.count(), 0u);
}

Test(RequestSession, a_value_starts_a_session_and_is_returned) {
  Site site;
  Visit first(site);
  first.does("session-set", "user=anna").does("Session-Set", "empty=");
  std::string said = first.finish();
  cr_assert_eq(said.size(), 4 + 32 + std::string("; Path=/; HttpOnly; SameSite=Lax").size());
  Visit second(site);
  cr_assert_eq(second.variables()[0], "SESSION_ID=" + said.substr(4, 32));
  cr_assert_eq(second.values(), "SESSION_USER=anna SESSION_EMPTY= ");
  second.does("Session-Set", "User=a=b; c").does("Session-Clear", "EMPTY");
  cr_assert_eq(second.finish(), "", "the browser has it already");
  cr_assert_eq(Visit(site).values(), "SESSION_USER=a=b; c ");
  cr_assert_eq(site.sessions.count(), 1u);
}

Test(RequestSession, a_planted_id_is_not_adopted) {
  Site site;
  site.cookie = "sid=0123456789abcdef0123456789abcdef";
  Visit visit(site);
  cr_assert(visit.variables().empty());
  cr_assert_eq(visit.session.finish(), "");
  visit.does("Session-Set", "a=b").finish();
  cr_assert_neq(site.cookie, "sid=0123456789abcdef0123456789abcdef");
  cr_assert_eq(Visit(site).values(), "SESSION_A=b ");
}

Test(RequestSession, a_login_gets_a_new_id) {
  Site site;
  Visit(site).does("Session-Set", "visits=1").finish();
  std::string before = site.cookie;
  Visit login(site);
  login.does("Session-Renew", "yes").does("Session-Set", "user=anna").finish();
  cr_assert_neq(site.cookie, before);
  cr_assert_eq(Visit(site).values(), "SESSION_VISITS=1 SESSION_USER=anna ");
  site.cookie = before;
  cr_assert(Visit(site).variables().empty());
}

Test(RequestSession, a_session_without_values_ends) {
  Site site;
  Visit(site).does("Session-Set", "a=1").does("Session-Set", "b=2").finish();
  Visit one(site);
  cr_assert_eq(one.does("Session-Clear", "a").finish(), "");
  Visit other(site);
  cr_assert(isExpiry(other.does("Session-Clear", "b").finish()));
  cr_assert_eq(site.sessions.count(), 0u);
  Visit(site).does("Session-Set", "a=1").finish();
  Visit all(site);
  cr_assert(isExpiry(all.does("Session-Renew", "yes").does("Session-Clear", "*").finish()));
  cr_assert_eq(site.sessions.count(), 0u);
  Visit shortLived(site);
  shortLived.does("Session-Set", "a=1").does("Session-Clear", "*");
  cr_assert_eq(shortLived.finish(), "", "the browser never heard of it");
  cr_assert_eq(site.sessions.count(), 0u);
}

Test(RequestSession, fields_apply_in_their_order) {
  Site site;
  Visit(site).does("Session-Set", "a=1").finish();
  Visit visit(site);
  visit.does("Session-Clear", "*").does("Session-Set", "b=2");
  cr_assert_eq(visit.finish(), "", "the same session, and the same id");
  cr_assert_eq(Visit(site).values(), "SESSION_B=2 ");
}

Test(RequestSession, other_fields_reach_the_client) {
  Site site;
  Visit visit(site);
  for (const char* field : {"Set-Cookie", "Session", "Session-", "Session-Setx", "Session-Id", ""})
    cr_assert_eq(visit.apply(field, "a=b"), RequestSession::kOtherField, "%s", field);
  cr_assert_eq(visit.message, "none");
}

Test(RequestSession, malformed_fields_are_refused) {
  Site site;
  Visit visit(site);
  visit.does("Session-Set", "kept=1");
  std::string tooLong = "a=" + std::string(1025, 'v');
  for (const std::string& value :
       Texts{"", "a", "=b", "a =b", "1=b", "a-b=c", "ID=1", "id=1", "a=b\r\nX: y",
             std::string("a=\0", 3), tooLong, std::string(33, 'n') + "=1"}) {
    cr_assert_eq(visit.apply("Session-Set", value), RequestSession::kIgnored, "%s", value.c_str());
    cr_assert_eq(visit.message.find("Session-Set is ignored: "), 0u);
  }
  for (const char* value : {"", "a b", "**", "ID", "a=b", "1"})
    cr_assert_eq(visit.apply("Session-Clear", value), RequestSession::kIgnored, "%s", value);
  cr_assert_eq(visit.values(), "SESSION_KEPT=1 ");
}

Test(RequestSession, at_most_sixteen_values_are_stored) {
  Site site;
  Visit visit(site);
  for (int i = 0; i < 16; ++i)
    visit.does("Session-Set", "v" + std::to_string(i) + "=x");
  cr_assert_eq(visit.apply("Session-Set", "more=x"), RequestSession::kIgnored);
  visit.does("Session-Set", "v15=y");
}

Test(RequestSession, without_a_cookie_name_there_are_no_sessions) {
  Site site;
  site.settings.cookie = "";
  Visit visit(site);
  cr_assert_eq(visit.apply("Session-Set", "a=b"), RequestSession::kIgnored);
  cr_assert_eq(visit.message, "Session-Set is ignored: the location has no session_cookie");
  cr_assert_eq(visit.apply("X", "a=b"), RequestSession::kOtherField);
  cr_assert_eq(visit.finish(), "");
}

Test(RequestSession, a_logout_meanwhile_wins) {
  Site site;
  Visit(site).does("Session-Set", "user=anna").finish();
  Visit slow(site);
  Visit(site).does("Session-Clear", "*").finish();
  cr_assert(slow.variables().empty());
  cr_assert_eq(slow.apply("Session-Set", "user=anna"), RequestSession::kIgnored);
  cr_assert_eq(slow.finish(), "");
  cr_assert_eq(site.sessions.count(), 0u);
}

Test(RequestSession, a_login_meanwhile_keeps_its_cookie) {
  Site site;
  Visit(site).does("Session-Set", "visits=1").finish();
  Visit slow(site);
  Visit(site).does("Session-Renew", "yes").does("Session-Set", "user=anna").finish();
  cr_assert_eq(slow.apply("Session-Set", "visits=2"), RequestSession::kIgnored);
  cr_assert_eq(slow.finish(), "");
  cr_assert_eq(Visit(site).values(), "SESSION_VISITS=1 SESSION_USER=anna ");
}

Test(RequestSession, an_expired_session_is_not_found) {
  Site site;
  Visit(site).does("Session-Set", "a=1").finish();
  site.turn.second += 100;
  Visit visit(site);
  cr_assert(visit.variables().empty());
  std::string before = site.cookie;
  visit.does("Session-Set", "a=2").finish();
  cr_assert_neq(site.cookie, before);
}

Test(RequestSession, without_random_bytes_nothing_is_stored) {
  Site site("/dev/null");
  Visit visit(site);
  cr_assert_eq(visit.apply("Session-Set", "a=b"), RequestSession::kIgnored);
  cr_assert_eq(visit.finish(), "");
}

// /dev/zero gives the same id each time, so a second one cannot be drawn.
Test(RequestSession, a_login_without_a_new_id_fails) {
  Site site("/dev/zero");
  Visit(site).does("Session-Set", "a=1").finish();
  Visit login(site);
  cr_assert_eq(login.apply("Session-Renew", ""), RequestSession::kIgnored);
  cr_assert(isExpiry(login.finish()));
  cr_assert(Visit(site).variables().empty());
}

Test(RequestSession, several_values_of_one_response_share_a_session) {
  Site site;
  site.settings.max = 2;
  Visit(site).does("Session-Set", "user=anna").finish();
  Visit anna(site);
  std::string hers = site.cookie;
  for (int i = 0; i < 10; ++i) {
    site.cookie = "";
    Visit(site).does("Session-Set", "a=1").does("Session-Set", "b=2").finish();
  }
  site.cookie = hers;
  cr_assert_eq(Visit(site).values(), "SESSION_USER=anna ");
}

// What programs ask of sessions, and what clients get to see of it.
#include <criterion/criterion.h>
#include <signal.h>

#include "harness/Client.hpp"
#include "harness/Eventually.hpp"
#include "harness/Script.hpp"
#include "harness/ServerProcess.hpp"

namespace {

const std::string kConf =
    "error_log error.log info; cgi .sh; cgi .cat /bin/cat;"
    "server { listen 127.0.0.1:0; root html; session_cookie sid; session_max 3;"
    " location /off/ { session_cookie off; }"
    " location /other/ { session_cookie other; } }";

// A site of programs, and a browser.
struct Site {
  TempDir dir;
  ServerProcess server;
  std::string cookie;  // "sid=..."

  Site() : server(dir, prepare(dir)) {}
  static std::string prepare(const TempDir& dir) {
    for (const char* place : {"html/", "html/off/", "html/other/"}) {
      writeScript(dir, place + std::string("show.sh"),
                  kTextHead + std::string("env | grep ^SESSION_ | sort"));
      program(dir, place + std::string("set.cat"), "Session-Set: user=anna\nX-Mine: 1\n");
    }
    program(dir, "html/visit.cat", "Session-Set: visits=1\n");
    program(dir, "html/login.cat", "Session-Renew: yes\nSession-Set: user=anna\n");
    program(dir, "html/logout.cat", "Session-Clear: *\n");
    program(dir, "html/bad.cat", "Session-Set: no value\nsession-clear:\nSession-Set: id=1\n");
    return kConf;
  }
  static void program(const TempDir& dir, const std::string& name, const std::string& fields) {
    dir.write(name, fields + "Content-Type: text/plain\n\nfine\n");
  }

  HttpResponse ask(const std::string& target) {
    HttpResponse answer =
        get(server.port(), target, cookie.empty() ? "" : "Cookie: a=b; " + cookie + "\r\n");
    std::string said = answer.field("Set-Cookie");
    if (!said.empty()) cookie = said.substr(0, said.find(';'));
    return answer;
  }
  std::string id() const { return cookie.substr(4); }
};

}  // namespace

Test(Session, a_value_is_kept_and_the_fields_are_not_sent) {
  Site site;
  HttpResponse answer = site.ask("/set.cat");
  cr_assert_eq(answer.status, 200);
  cr_assert_eq(answer.body, "fine\n");
  cr_assert_eq(answer.head.find("Session-"), std::string::npos);
  cr_assert_eq(answer.field("X-Mine"), "1");
  cr_assert_eq(answer.field("Set-Cookie"), "sid=" + site.id() + "; Path=/; HttpOnly; SameSite=Lax");
  answer = site.ask("/show.sh");
  cr_assert_eq(answer.body, "SESSION_ID=" + site.id() + "\nSESSION_USER=anna\n");
  cr_assert_eq(answer.count("Set-Cookie"), 0);
}

Test(Session, without_one_there_is_nothing_to_see) {
  Site site;
  for (const char* cookie : {"", "sid=0123456789abcdef0123456789abcdef", "sid=x"}) {
    site.cookie = cookie;
    HttpResponse answer = site.ask("/show.sh");
    cr_assert_eq(answer.status, 200);
    cr_assert_eq(answer.body, "");
    cr_assert_eq(answer.count("Set-Cookie"), 0);
  }
}

Test(Session, a_planted_id_is_not_taken_up) {
  Site site;
  site.cookie = "sid=0123456789abcdef0123456789abcdef";
  site.ask("/set.cat");
  cr_assert_neq(site.id(), "0123456789abcdef0123456789abcdef");
}

Test(Session, a_login_renews_the_id_and_a_logout_ends_it) {
  Site site;
  site.ask("/visit.cat");
  std::string before = site.cookie;
  site.ask("/login.cat");
  std::string after = site.cookie;
  cr_assert_neq(after, before);
  cr_assert_eq(site.ask("/show.sh").body,
               "SESSION_ID=" + site.id() + "\nSESSION_USER=anna\nSESSION_VISITS=1\n");
  site.cookie = before;
  cr_assert_eq(site.ask("/show.sh").body, "");
  site.cookie = after;
  HttpResponse answer = site.ask("/logout.cat");
  cr_assert_neq(answer.field("Set-Cookie").find("Max-Age=0"), std::string::npos);
  site.cookie = after;
  cr_assert_eq(site.ask("/show.sh").body, "");
}

Test(Session, a_reload_keeps_them) {
  Site site;
  site.ask("/set.cat");
  site.server.signal(SIGHUP);
  cr_assert(eventually(
      [&] { return site.dir.read("error.log").find(": reloaded") != std::string::npos; }));
  cr_assert_eq(site.ask("/show.sh").body, "SESSION_ID=" + site.id() + "\nSESSION_USER=anna\n");
}

Test(Session, names_do_not_mix_and_off_is_off) {
  Site site;
  site.ask("/set.cat");
  cr_assert_eq(site.ask("/off/show.sh").body, "");
  cr_assert_eq(site.ask("/other/show.sh").body, "");
  HttpResponse answer = site.ask("/off/set.cat");
  cr_assert_eq(answer.count("Session-Set"), 0);
  cr_assert_eq(answer.count("Set-Cookie"), 0);
  std::string stolen = site.id();
  site.cookie = "other=" + stolen;
  cr_assert_eq(site.ask("/other/show.sh").body, "");
  cr_assert_eq(site.ask("/other/set.cat").field("Set-Cookie").find("other="), 0u);
}

Test(Session, what_is_refused_is_logged) {
  Site site;
  HttpResponse answer = site.ask("/bad.cat");
  cr_assert_eq(answer.status, 200);
  cr_assert_eq(answer.head.find("ession-"), std::string::npos);
  cr_assert_eq(answer.count("Set-Cookie"), 0);
  cr_assert(eventually([&] {
    std::string log = site.dir.read("error.log");
    return log.find("Session-Set is ignored: the value does not have the form") !=
               std::string::npos &&
           log.find("session-clear is ignored: the name of the value is invalid") !=
               std::string::npos &&
           log.find("Session-Set is ignored: the name of the value is invalid") !=
               std::string::npos;
  }));
}

Test(Session, a_flood_of_newcomers_leaves_who_returned) {
  Site site;
  site.ask("/set.cat");
  site.ask("/show.sh");
  std::string mine = site.cookie;
  for (int i = 0; i < 10; ++i) {
    site.cookie = "";
    site.ask("/visit.cat");
  }
  site.cookie = mine;
  cr_assert_eq(site.ask("/show.sh").body, "SESSION_ID=" + site.id() + "\nSESSION_USER=anna\n");
}

// The slow one waits, inside its run, until the other one is answered.
Test(Session, who_logs_out_meanwhile_stays_so) {
  Site site;
  site.ask("/set.cat");
  std::string slow = "echo > ../started; while [ ! -e ../over ]; do sleep 0.05; done;";
  writeScript(site.dir, "html/slow.sh", slow + "echo 'Session-Set: user=anna';" + kTextHead);
  Client client(site.server.port());
  client.send("GET /slow.sh HTTP/1.1\r\nHost: h\r\nCookie: " + site.cookie + "\r\n\r\n");
  cr_assert(eventually([&] { return site.dir.exists("started"); }));
  std::string before = site.cookie;
  site.ask("/logout.cat");
  site.dir.write("over", "");
  HttpResponse answer = client.receive();
  cr_assert_eq(answer.status, 200);
  cr_assert_eq(answer.count("Set-Cookie"), 0);
  site.cookie = before;
  cr_assert_eq(site.ask("/show.sh").body, "");
  cr_assert_neq(site.dir.read("error.log").find("has ended in the meantime"), std::string::npos);
}

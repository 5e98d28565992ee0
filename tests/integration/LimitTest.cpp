// limit_req, limit_conn and limit_rate.
#include <criterion/criterion.h>
#include <signal.h>
#include <unistd.h>

#include <chrono>
#include <memory>
#include <vector>

#include "harness/Client.hpp"
#include "harness/Eventually.hpp"
#include "harness/Script.hpp"
#include "harness/ServerProcess.hpp"
#include "support/TempDir.hpp"

namespace {

typedef std::vector<int> Statuses;

// A zone from which nothing flows out while a test runs, and one that lets ten pass in a second.
const char kZones[] =
    "limit_req_zone $arg_k zone=slow:1m rate=1r/m; limit_req_zone $arg_f zone=fast:1m rate=10r/s;"
    "limit_conn_zone $arg_c zone=conn:1m; log_format l '$uri $limit_req_status $limit_conn_status';"
    "error_log error.log info;";

struct Limited {
  TempDir dir;
  std::unique_ptr<ServerProcess> server;

  explicit Limited(const std::string& locations) {
    dir.write("html/a", "hello");
    dir.write("html/big", std::string(16 << 20, 'b'));
    dir.mkdir("html/up");
    server.reset(new ServerProcess(
        dir, kZones + std::string("server { listen 127.0.0.1:0; root html; access_log acc.log l;") +
                 locations + "}"));
  }
  int port() { return server->port(); }
  int status(const std::string& target) { return get(port(), target).status; }
  Statuses statuses(const std::string& target, int count) {
    Statuses all;
    for (int i = 0; i < count; ++i)
      all.push_back(status(target));
    return all;
  }
  bool logs(const char* name, const std::string& text) {
    return eventually([&] { return dir.read(name).find(text) != std::string::npos; });
  }
};

std::string getOf(const std::string& target) {
  return "GET " + target + " HTTP/1.1\r\nHost: x\r\n\r\n";
}

class Watch {
 public:
  double seconds() const {
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - begin_).count();
  }

 private:
  std::chrono::steady_clock::time_point begin_ = std::chrono::steady_clock::now();
};

}  // namespace

Test(Limit, a_burst_without_delay_and_then_refusals) {
  Limited limited("location / { limit_req zone=slow burst=2 nodelay; }");
  cr_assert(limited.statuses("/a?k=1", 5) == Statuses({200, 200, 200, 503, 503}));
  cr_assert_eq(limited.status("/a?k=2"), 200, "another key");
  cr_assert(limited.statuses("/a", 5) == Statuses(5, 200), "an empty key is not counted");
  cr_assert(limited.logs("error.log", " [error] "));
  cr_assert(limited.logs("error.log", "limiting requests, excess: "));
  cr_assert(limited.logs("error.log", " by zone \"slow\", client: 127.0.0.1, server: "));
  cr_assert(limited.logs("acc.log", "/a REJECTED -\n"));
  cr_assert(limited.logs("acc.log", "/a PASSED -\n"));
}

// Ten a second: the second request waits for about 0.1 s, the third for 0.2 s.
Test(Limit, a_burst_is_delayed_one_after_the_other) {
  Limited limited("location / { limit_req zone=fast burst=5; }");
  Watch watch;
  std::vector<std::unique_ptr<Client> > clients;
  std::vector<double> times;
  for (int i = 0; i < 4; ++i) {
    clients.emplace_back(new Client(limited.port()));
    clients.back()->send(getOf("/a?f=1"));
    usleep(1000);
  }
  for (auto& client : clients) {
    cr_assert_eq(client->receive().status, 200);
    times.push_back(watch.seconds());
  }
  cr_assert_geq(times[1], 0.07);
  cr_assert_geq(times[3], 0.24);
  cr_assert_geq(times[3] - times[1], 0.08, "they do not leave together");
  cr_assert_lt(times[3], 5);
  cr_assert(limited.logs("error.log", " [warn] "));
  cr_assert(limited.logs("error.log", "delaying request, excess: "));
  cr_assert(limited.logs("acc.log", "/a DELAYED -\n"));
}

Test(Limit, a_dry_run_counts_and_does_nothing_else) {
  Limited limited(
      "location / { limit_req zone=slow; limit_req_dry_run on; }"
      "location /real { limit_req zone=slow; return 204; }"
      "location /c { alias html/big; limit_conn conn 1; limit_conn_dry_run on; }");
  cr_assert(limited.statuses("/a?k=1", 3) == Statuses(3, 200));
  cr_assert(limited.logs("error.log", "limiting requests, dry run, excess: "));
  cr_assert(limited.logs("acc.log", "/a REJECTED_DRY_RUN -\n"));
  Client slow(limited.port());
  slow.send(getOf("/c?c=1"));
  cr_assert_eq(slow.receiveHead().status, 200);
  cr_assert_eq(limited.status("/c?c=1"), 200);
  cr_assert(limited.logs("error.log", "limiting connections, dry run by zone \"conn\""));
}

Test(Limit, status_and_log_level_are_configurable) {
  Limited limited(
      "location / { limit_req zone=slow; limit_req_status 429; limit_req_log_level info; }"
      "location /c { alias html/big; limit_conn conn 1; limit_conn_status 444; }");
  cr_assert(limited.statuses("/a?k=1", 2) == Statuses({200, 429}));
  cr_assert(limited.logs("error.log", " [info] "));
  Client slow(limited.port());
  slow.send(getOf("/c?c=1"));
  cr_assert_eq(slow.receiveHead().status, 200);
  cr_assert_eq(limited.status("/c?c=1"), 0, "444 closes without a response");
}

Test(Limit, several_limits_apply_at_once) {
  Limited limited(
      "location / { limit_req zone=slow burst=2 nodelay; limit_req zone=fast burst=9 nodelay; }");
  cr_assert(limited.statuses("/a?k=1&f=1", 4) == Statuses({200, 200, 200, 503}));
  cr_assert(limited.statuses("/a?f=1", 3) == Statuses(3, 200), "the refusal did not count");
}

// An internal redirect leads through a second limited location.
Test(Limit, a_request_counts_once) {
  Limited limited(
      "error_page 404 /a; error_page 503 /a?k=1; location / { limit_req zone=slow burst=3 nodelay; "
      "}");
  cr_assert(limited.statuses("/none?k=1", 5) == Statuses({404, 404, 404, 404, 503}));
}

Test(Limit, a_delayed_request_body_is_not_asked_for) {
  Limited limited("location /up { dav_methods PUT; limit_req zone=fast burst=5; }");
  get(limited.port(), "/up?f=1");
  get(limited.port(), "/up?f=1");
  Client client(limited.port());
  client.send(
      "PUT /up/n?f=1 HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\n"
      "Expect: 100-continue\r\n\r\n");
  Watch watch;
  HttpResponse interim = client.receiveHead();
  cr_assert_eq(interim.status, 100);
  cr_assert_geq(watch.seconds(), 0.03);
  client.send("hello");
  cr_assert_eq(client.receive().status, 201);
  cr_assert_eq(limited.dir.read("html/up/n"), "hello");
}

Test(Limit, a_client_that_leaves_while_it_is_delayed) {
  Limited limited("location / { limit_req zone=slow burst=9; }");
  get(limited.port(), "/a?k=1");
  Client client(limited.port());
  client.send(getOf("/a?k=1"));
  cr_assert(limited.logs("error.log", "delaying request"));
  int descriptors = limited.server->descriptors();
  client.reset();
  cr_assert(eventually([&] { return limited.server->descriptors() < descriptors; }));
  cr_assert(limited.logs("acc.log", "/a DELAYED -\n"));
}

Test(Limit, connections_count_until_their_request_ends) {
  Limited limited("location / { limit_conn conn 2; }");
  {
    Client one(limited.port()), two(limited.port());
    one.send(getOf("/big?c=1"));
    two.send(getOf("/big?c=1"));
    cr_assert_eq(one.receiveHead().status, 200);
    cr_assert_eq(two.receiveHead().status, 200);
    cr_assert_eq(limited.status("/a?c=1"), 503);
    cr_assert_eq(limited.status("/a?c=2"), 200);
    cr_assert_eq(limited.status("/a"), 200);
    two.discard(16 << 20);
    cr_assert(eventually([&] { return limited.status("/a?c=1") == 200; }), "one has ended");
    two.send(getOf("/big?c=1"));
    cr_assert_eq(two.receiveHead().status, 200);
    cr_assert_eq(limited.status("/a?c=1"), 503);
    two.reset();
    cr_assert(eventually([&] { return limited.status("/a?c=1") == 200; }), "one has left");
  }
  cr_assert(limited.logs("error.log", "limiting connections by zone \"conn\", client: 127.0.0.1"));
  cr_assert(limited.logs("acc.log", "/a - REJECTED\n"));
}

Test(Limit, a_zone_survives_a_reload) {
  Limited limited("location / { limit_req zone=slow; }");
  cr_assert(limited.statuses("/a?k=1", 2) == Statuses({200, 503}));
  limited.server->signal(SIGHUP);
  cr_assert(limited.logs("error.log", "the configuration was reloaded"));
  cr_assert_eq(limited.status("/a?k=1"), 503);
}

// Far more keys than a zone of 1 MB can hold.
Test(Limit, many_keys_take_bounded_memory_and_time) {
  Limited limited("location / { limit_req zone=slow; keepalive_requests 1000000; }");
  get(limited.port(), "/none");
  long before = limited.server->residentKiB();
  Client client(limited.port());
  const int kBatch = 50;
  for (int i = 0; i < (kSanitized ? 4000 : 20000); i += kBatch) {
    std::string requests;
    for (int j = 0; j < kBatch; ++j)
      requests += getOf("/a?k=" + std::to_string(i + j) + std::string(60, 'x'));
    client.send(requests);
    for (int j = 0; j < kBatch; ++j)
      cr_assert_eq(client.receive().status, 200);
  }
  cr_assert_lt(limited.server->residentKiB() - before, kSanitized ? 100000 : 6000);
}

Test(Limit, a_rate_slows_down_bodies_of_every_kind) {
  TempDir dir;
  dir.write("html/file", std::string(60000, 'f'));
  std::string script =
      writeScript(dir, "html/x.sh", std::string(kTextHead) + "head -c 60000 /dev/zero");
  ServerProcess server(dir,
                       "server { listen 127.0.0.1:0; root html; limit_rate 100k;"
                       " limit_rate_after 10k; cgi .sh; location /text { return 200 " +
                           std::string(4000, 't') +
                           "; limit_rate 8k; limit_rate_after 0; }"
                           " location /free { alias html/file; limit_rate $arg_rate; } }");
  for (const char* target : {"/file", "/x.sh"}) {
    Watch watch;
    HttpResponse response = get(server.port(), target);
    cr_assert_eq(response.body.size(), 60000u, "%s", target);
    cr_assert_geq(watch.seconds(), 0.3, "%s: %f", target, watch.seconds());
    cr_assert_lt(watch.seconds(), 5, "%s: %f", target, watch.seconds());
  }
  Watch watch;
  cr_assert_eq(get(server.port(), "/text").body.size(), 4000u);
  cr_assert_geq(watch.seconds(), 0.3, "%f", watch.seconds());
  watch = Watch();
  for (const char* target : {"/free", "/free?rate=0", "/free?rate=1g", "/free?rate=x"})
    cr_assert_eq(get(server.port(), target).body.size(), 60000u, "%s", target);
  cr_assert_lt(watch.seconds(), 5);
  watch = Watch();
  cr_assert_eq(get(server.port(), "/free?rate=100k").body.size(), 60000u);
  cr_assert_geq(watch.seconds(), 0.3, "%f", watch.seconds());
}

// Pipelined responses are slowed down each by itself, and HEAD is not slowed down at all.
Test(Limit, a_rate_is_that_of_one_response) {
  TempDir dir;
  dir.write("html/file", std::string(30000, 'f'));
  ServerProcess server(dir, "server { listen 127.0.0.1:0; root html; limit_rate 100k; }");
  Client client(server.port());
  client.send("HEAD /file HTTP/1.1\r\nHost: x\r\n\r\n" + getOf("/file") + getOf("/file"));
  Watch watch;
  cr_assert_eq(client.receive(true).status, 200);
  cr_assert_eq(client.receive().body.size(), 30000u);
  double first = watch.seconds();
  cr_assert_eq(client.receive().body.size(), 30000u);
  cr_assert_geq(first, 0.1);
  cr_assert_geq(watch.seconds() - first, 0.1);
}

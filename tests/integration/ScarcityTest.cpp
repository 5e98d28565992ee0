// The system gives the server less than it needs: it goes on, and serves whom it can.
#include <criterion/criterion.h>
#include <signal.h>
#include <sys/resource.h>
#include <unistd.h>

#include <memory>
#include <vector>

#include "harness/Client.hpp"
#include "harness/Eventually.hpp"
#include "harness/ServerProcess.hpp"
#include "support/TempDir.hpp"

namespace {

const char kGet[] = "GET /a HTTP/1.1\r\nHost: x\r\n\r\n";

// Sets a soft limit of the running server.
void setLimit(const ServerProcess& server, __rlimit_resource resource, rlim_t soft) {
  rlimit limit;
  cr_assert_eq(prlimit(server.pid(), resource, nullptr, &limit), 0);
  limit.rlim_cur = soft;
  cr_assert_eq(prlimit(server.pid(), resource, &limit, nullptr), 0);
}

// A sanitizer looks at objects through a pipe, and takes each for broken if it can open none; and
// it ends a program that has no memory.
void skipIfSanitized() {
  if (kSanitized) cr_skip_test("a sanitizer needs descriptors and memory of its own");
}

}  // namespace

// poll() takes no more descriptors than the limit allows, however many are open.
Test(Scarcity, a_lower_limit_of_descriptors_costs_idle_clients_only) {
  skipIfSanitized();
  TempDir dir;
  ServerProcess server(dir,
                       "error_log error.log; server { listen 127.0.0.1:0; return 200 hello; }");
  std::vector<std::unique_ptr<Client> > clients;
  for (int i = 0; i < 400; ++i) {
    clients.emplace_back(new Client(server.port()));
    clients.back()->send(kGet);
    clients.back()->receive();
  }
  setLimit(server, RLIMIT_NOFILE, 100);
  clients.back()->send(kGet);
  cr_assert_eq(clients.back()->receive().body, "hello");
  Client fresh(server.port());
  fresh.send(kGet);
  cr_assert_eq(fresh.receive().body, "hello");
  cr_assert(eventually([&] { return server.descriptors() < 100; }, 15));
  double cpu = server.cpuSeconds();
  sleep(2);
  cr_assert_lt(server.cpuSeconds() - cpu, 0.5);
  clients.back()->send(kGet);
  cr_assert_eq(clients.back()->receive().body, "hello");
  cr_assert_neq(dir.read("error.log").find("too many descriptors"), std::string::npos);
}

// Clients that are at work are not idle: they are served to the end of what they asked for.
Test(Scarcity, a_lower_limit_of_descriptors_breaks_no_response) {
  skipIfSanitized();
  TempDir dir;
  dir.write("html/a", std::string(3 << 20, 'x'));
  ServerProcess server(dir, "server { listen 127.0.0.1:0; root html; }");
  std::vector<std::unique_ptr<Client> > clients;
  for (int i = 0; i < 100; ++i) {
    clients.emplace_back(new Client(server.port()));
    clients.back()->send(kGet);
  }
  for (auto& client : clients)
    cr_assert(client->readable(5000));
  setLimit(server, RLIMIT_NOFILE, 30);
  for (auto& client : clients) {
    HttpResponse response = client->receive();
    cr_assert_eq(response.status, 200);
    cr_assert_eq(response.body.size(), std::size_t(3 << 20));
  }
}

// A signal comes when there is no memory for what it asks for: the server goes on as it was.
Test(Scarcity, a_reload_without_memory_changes_nothing) {
  skipIfSanitized();
  TempDir dir;
  const std::string small = "error_log error.log; server { listen 127.0.0.1:0; return 200 ";
  ServerProcess server(dir, small + "old; }");
  std::string large = small + "new;";
  for (int i = 0; i < 100000; ++i)
    large += "location /" + std::to_string(i) + " { add_header X " + std::to_string(i) + "; }\n";
  int descriptors = server.descriptors();
  rlim_t used = static_cast<rlim_t>(server.virtualKiB()) << 10;
  dir.write("webserv.conf", large + "}");
  for (rlim_t more : {0, 1, 8, 30}) {
    setLimit(server, RLIMIT_AS, used + (more << 20));
    std::size_t before = dir.read("error.log").size();
    server.signal(SIGHUP);
    cr_assert(eventually([&] {
      return !server.running() ||
             dir.read("error.log").find("not reloaded", before) != std::string::npos;
    }));
    cr_assert_eq(get(server.port(), "/").body, "old");
  }
  server.signal(SIGUSR1);
  cr_assert_eq(get(server.port(), "/").body, "old");
  cr_assert(eventually([&] { return server.descriptors() == descriptors; }));
  setLimit(server, RLIMIT_AS, RLIM_INFINITY);
  dir.write("webserv.conf", small + "new; }");
  server.signal(SIGHUP);
  cr_assert(eventually([&] { return get(server.port(), "/").body == "new"; }));
}

// All requests take a while. A client that has just come is not closed to make room for the next.
Test(Scarcity, more_clients_than_descriptors_wait_for_their_turn) {
  TempDir dir;
  dir.write("html/a", "hello");
  ServerProcess server(dir,
                       "limit_req_zone $server_name zone=all:1m rate=100r/s;"
                       "server { listen 127.0.0.1:0; root html;"
                       " location / { limit_req zone=all burst=1000; } }",
                       {}, 40);
  std::vector<std::unique_ptr<Client> > clients;
  for (int i = 0; i < 100; ++i) {
    clients.emplace_back(new Client(server.port()));
    clients.back()->send("GET /a HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
  }
  int served = 0;
  for (auto& client : clients)
    served += client->receive().status == 200;
  cr_expect_eq(served, 100);
}

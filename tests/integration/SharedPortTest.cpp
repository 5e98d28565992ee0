// Several processes on one port, and other options of `listen` that only the system sees.
#include <criterion/criterion.h>
#include <signal.h>
#include <unistd.h>

#include <memory>
#include <set>

#include "harness/Client.hpp"
#include "harness/ServerProcess.hpp"

namespace {

std::string serving(int port, const std::string& name) {
  return "server { listen 127.0.0.1:" + std::to_string(port) +
         " reuseport; location / { return 200 " + name + "; } }";
}

// Asks until every one of these has responded, at most a thousand times.
std::set<std::string> responders(int port, std::size_t expected) {
  std::set<std::string> all;
  for (int i = 0; i < 1000 && all.size() < expected; ++i)
    all.insert(get(port, "/").body);
  return all;
}

}  // namespace

Test(SharedPort, reuseport_divides_clients_among_processes) {
  TempDir dirs[3];
  std::unique_ptr<ServerProcess> servers[3];
  servers[0].reset(new ServerProcess(dirs[0], serving(0, "a")));
  const int port = servers[0]->port();
  servers[1].reset(new ServerProcess(dirs[1], serving(port, "b")));
  servers[2].reset(new ServerProcess(dirs[2], serving(port, "c")));
  cr_expect(responders(port, 3) == std::set<std::string>({"a", "b", "c"}));

  servers[1]->signal(SIGQUIT);
  cr_expect_eq(servers[1]->wait(), 0);
  for (int i = 0; i < 50; ++i)
    cr_expect_eq(get(port, "/").status, 200);
  servers[1].reset(new ServerProcess(dirs[1], serving(port, "B")));
  cr_expect(responders(port, 3) == std::set<std::string>({"a", "B", "c"}));
}

Test(SharedPort, without_reuseport_the_second_process_is_refused) {
  TempDir dirs[2];
  ServerProcess first(dirs[0], "server { listen 127.0.0.1:0; }");
  dirs[1].write("webserv.conf",
                "server { listen 127.0.0.1:" + std::to_string(first.port()) + "; }");
  Ended second = ServerProcess::run({"-p", dirs[1].path(), "-c", "webserv.conf"});
  cr_expect_eq(second.status, 1);
  cr_expect(second.err.find("Address already in use") != std::string::npos, "%s",
            second.err.c_str());
}

Test(SharedPort, all_options_serve) {
  TempDir dir;
  ServerProcess server(dir,
                       "server { listen 127.0.0.1:0 deferred backlog=10 rcvbuf=64k sndbuf=64k"
                       " fastopen=10 so_keepalive=on; listen [::1]:0 deferred ipv6only=on;"
                       " location / { return 200 ok; } }");
  cr_expect_eq(get(server.port(), "/").body, "ok");
  Client six(server.port(1), "::1");
  six.send("GET / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
  cr_expect_eq(six.receive().body, "ok");
}

// Signals, with nginx's meanings, and the option -s, which sends them.
#include <criterion/criterion.h>
#include <signal.h>
#include <unistd.h>

#include "harness/Client.hpp"
#include "harness/Eventually.hpp"
#include "harness/ServerProcess.hpp"
#include "support/TempDir.hpp"

static const char kGet[] = "GET / HTTP/1.1\r\nHost: x\r\n\r\n";

static std::string answer(const char* text) {
  return "pid webserv.pid; server { listen 127.0.0.1:0; root html; location = / { return 200 " +
         std::string(text) + "; } location /big { } }";
}

static bool becomes(const ServerProcess& server, const std::string& body) {
  return eventually([&] { return get(server.port(), "/").body == body; });
}

static bool says(const ServerProcess& server, const std::string& text) {
  return eventually([&] { return server.err().find(text) != std::string::npos; });
}

Test(Signal, term_and_int_stop_at_once) {
  for (int number : {SIGTERM, SIGINT}) {
    TempDir dir;
    dir.write("html/big", std::string(50 << 20, 'b'));
    ServerProcess server(dir, answer("one"));
    Client client(server.port());
    client.send("GET /big HTTP/1.1\r\nHost: x\r\n\r\n");
    client.receiveHead();
    cr_assert(dir.exists("webserv.pid"));
    server.signal(number);
    cr_assert_eq(server.wait(5), 0);
    cr_assert_not(dir.exists("webserv.pid"));
  }
}

Test(Signal, quit_finishes_requests_in_progress) {
  TempDir dir;
  std::string big(50 << 20, 'b');
  dir.write("html/big", big);
  ServerProcess server(dir, answer("one"));
  Client busy(server.port());
  Client idle(server.port());
  idle.send(kGet);
  idle.receive();
  busy.send("GET /big HTTP/1.1\r\nHost: x\r\n\r\n");
  HttpResponse response = busy.receiveHead();
  server.signal(SIGQUIT);
  cr_assert(idle.closed());
  cr_assert(server.running());
  busy.receiveBody(response);
  cr_assert(response.body == big);
  cr_assert_eq(server.wait(5), 0);
}

Test(Signal, hup_applies_a_new_configuration) {
  TempDir dir;
  ServerProcess server(dir, answer("one"));
  Client kept(server.port());
  kept.send(kGet);
  cr_assert(kept.receive().body == "one");
  dir.write("webserv.conf", answer("two"));
  server.signal(SIGHUP);
  cr_assert(becomes(server, "two"));
  kept.send(kGet);
  cr_assert(kept.receive().body == "two", "the next request on an old connection is new");
}

Test(Signal, hup_lets_requests_end_as_they_began) {
  TempDir dir;
  std::string big(20 << 20, 'b');
  dir.write("html/big", big);
  ServerProcess server(dir, answer("one"));
  Client client(server.port());
  client.send("GET /big HTTP/1.1\r\nHost: x\r\n\r\n");
  HttpResponse response = client.receiveHead();
  for (const char* text : {"two", "three", "four"}) {
    dir.write("webserv.conf", answer(text));
    server.signal(SIGHUP);
    cr_assert(becomes(server, text));
  }
  client.receiveBody(response);
  cr_assert(response.body == big);
}

Test(Signal, a_wrong_file_changes_nothing_and_is_reported) {
  TempDir dir;
  ServerProcess server(dir, answer("one"));
  int descriptors = server.descriptors();
  const char* const wrong[] = {
      "server { lissten 80; }", "", "server { listen 127.0.0.1:0; listen 192.0.2.1:9; }",
      "server { listen 127.0.0.1:0; access_log /nonexistent/x.log; }", "server {"};
  for (const char* text : wrong) {
    size_t before = server.err().size();
    dir.write("webserv.conf", text);
    server.signal(SIGHUP);
    cr_assert(
        eventually([&] { return server.err().find("not reloaded", before) != std::string::npos; }),
        "%s", text);
    cr_assert(get(server.port(), "/").body == "one");
  }
  cr_assert(eventually([&] { return server.descriptors() == descriptors; }));
  cr_assert(says(server, "did you mean \"listen\"?"));
}

Test(Signal, hup_adds_and_drops_addresses) {
  TempDir dir;
  ServerProcess server(dir, answer("one"));
  Client stranded(server.port());
  stranded.send(kGet);
  stranded.receive();
  dir.write("webserv.conf",
            "server { listen 127.0.0.2:" + std::to_string(server.port()) + "; return 200 moved; }");
  server.signal(SIGHUP);
  cr_assert(stranded.closed());
  Client moved(server.port(), "127.0.0.2");
  moved.send(kGet);
  cr_assert(moved.receive().body == "moved");
  cr_assert_throw(Client(server.port()), std::exception);
}

Test(Signal, many_reloads_leak_nothing) {
  TempDir dir;
  ServerProcess server(dir, answer("one"));
  int descriptors = server.descriptors();
  for (int i = 0; i < 40; ++i) {
    std::string text = "v" + std::to_string(i);
    dir.write("webserv.conf", answer(text.c_str()));
    server.signal(SIGHUP);
    cr_assert(becomes(server, text));
  }
  cr_assert(eventually([&] { return server.descriptors() == descriptors; }));
}

Test(Signal, s_sends_each_signal) {
  TempDir dir;
  ServerProcess server(dir, answer("one"));
  std::vector<std::string> arguments = {"-p", dir.path(), "-c", "webserv.conf", "-s", "reload"};
  dir.write("webserv.conf", answer("two"));
  cr_assert_eq(ServerProcess::run(arguments).status, 0);
  cr_assert(becomes(server, "two"));
  arguments.back() = "reopen";
  cr_assert_eq(ServerProcess::run(arguments).status, 0);
  arguments.back() = "quit";
  cr_assert_eq(ServerProcess::run(arguments).status, 0);
  cr_assert_eq(server.wait(5), 0);
  Ended ended = ServerProcess::run(arguments);
  cr_assert_eq(ended.status, 1);
  cr_assert_neq(ended.err.find("webserv.pid"), std::string::npos);
}

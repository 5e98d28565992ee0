// How a connection ends: clients that half-close it, and clients that still send when the server
// closes it.
#include <criterion/criterion.h>
#include <signal.h>
#include <unistd.h>

#include <memory>

#include "harness/Client.hpp"
#include "harness/Eventually.hpp"
#include "harness/Script.hpp"
#include "harness/ServerProcess.hpp"
#include "support/TempDir.hpp"

namespace {

const char kPlain[] = "server { listen 127.0.0.1:0; root html; }";
const char kGet[] = "GET /a HTTP/1.1\r\nHost: x\r\n\r\n";
const char kGetBig[] = "GET /big HTTP/1.1\r\nHost: x\r\n\r\n";
const std::size_t kBig = 3 << 20;

std::string postHead(const std::string& target, std::size_t length) {
  return "POST " + target + " HTTP/1.1\r\nHost: x\r\nContent-Length: " + std::to_string(length) +
         "\r\n\r\n";
}

}  // namespace

// Whatever came behind a complete request, its response is sent to the end.
Test(ConnectionEnd, a_half_close_behind_an_incomplete_request_loses_no_response) {
  TempDir dir;
  dir.write("html/a", "hello");
  dir.write("html/big", std::string(kBig, 'b'));
  ServerProcess server(dir, kPlain);
  const std::string tails[] = {
      "\r\n", "GET /a HT", postHead("/a", 10) + "half",
      "POST /a HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n5"};
  for (const std::string& tail : tails) {
    Client client(server.port());
    client.send(kGetBig + tail);
    client.shutdownWrite();
    usleep(50000);
    HttpResponse response = client.receive();
    cr_assert(response.complete, "%s: %zu bytes", tail.c_str(), response.body.size());
    cr_assert_eq(response.body.size(), kBig);
    cr_assert(client.closed(), "%s", tail.c_str());
  }
}

Test(ConnectionEnd, a_half_close_does_not_cut_the_page_of_a_refusal) {
  TempDir dir;
  dir.write("html/big", std::string(kBig, 'b'));
  ServerProcess server(dir,
                       "client_max_body_size 1k; error_page 400 413 /big;"
                       "server { listen 127.0.0.1:0; root html; }");
  for (const std::string& bytes :
       {postHead("/a", 100000) + "half", std::string("GET / HTTP/1.1\r\nHost : x\r\n\r\n")}) {
    Client client(server.port());
    client.send(bytes);
    client.shutdownWrite();
    usleep(50000);
    HttpResponse response = client.receive();
    cr_assert(response.complete, "%s: %zu bytes", bytes.c_str(), response.body.size());
    cr_assert_eq(response.body.size(), kBig);
    cr_assert(client.closed());
  }
}

// The end of the client's side comes while the script is not ready for the last of the body.
Test(ConnectionEnd, a_half_close_behind_a_body_that_waits_for_its_script) {
  TempDir dir;
  writeScript(dir, "html/count.sh",
              std::string(kTextHead) + "read x < fifo; head -c 200000 | wc -c");
  cr_assert_eq(system(("mkfifo " + dir.path("html/fifo")).c_str()), 0);
  ServerProcess server(
      dir, "client_max_body_size 0; cgi .sh; server { listen 127.0.0.1:0; root html; }");
  Client client(server.port());
  client.send(postHead("/count.sh", 170000) + std::string(170000, 'x'));
  client.shutdownWrite();
  usleep(300000);
  cr_assert_eq(system(("timeout 5 sh -c 'echo > " + dir.path("html/fifo") + "'").c_str()), 0);
  HttpResponse response = client.receive();
  cr_assert_eq(response.status, 200);
  cr_assert_eq(response.body, "170000\n");
  cr_assert(client.closed());
}

Test(ConnectionEnd, half_closed_requests_that_are_not_complete_get_no_response) {
  TempDir dir;
  dir.write("html/a", "hello");
  ServerProcess server(dir, kPlain);
  int before = server.descriptors();
  for (const std::string& bytes : {std::string(""), std::string("\r\n"), std::string("GET /a HT"),
                                   postHead("/a", 10) + "half"}) {
    Client client(server.port());
    client.setTimeout(2);
    client.send(bytes);
    client.shutdownWrite();
    cr_assert(client.closed(), "%s", bytes.c_str());
  }
  cr_assert(eventually([&] { return server.descriptors() <= before; }));
}

namespace {

// A client that always has four requests in flight. Returns how many responses it has received up
// to one that says that it is the last, or up to the end of the connection. No response may break
// off.
int pipelineUntilClose(Client& client, const char* request, bool& sawLast) {
  int received = 0;
  sawLast = false;
  for (int i = 0; i < 4; ++i)
    client.send(request);
  while (!sawLast) {
    HttpResponse response = client.receive();
    if (response.status == 0) return received;
    cr_assert(response.complete, "response %d broke off", received);
    ++received;
    sawLast = response.field("Connection") == "close";
    client.send(request);
  }
  return received;
}

}  // namespace

Test(ConnectionEnd, the_end_of_keep_alive_loses_no_response_of_a_pipelining_client) {
  TempDir dir;
  dir.write("html/a", std::string(300000, 'a'));
  ServerProcess server(dir, "keepalive_requests 30; server { listen 127.0.0.1:0; root html; }");
  for (int i = 0; i < 10; ++i) {
    Client client(server.port());
    bool sawLast;
    int received = pipelineUntilClose(client, kGet, sawLast);
    cr_assert(sawLast, "after %d responses", received);
    cr_assert_eq(received, 30);
  }
}

// A client whose requests come one by one looks like one that waits for each response.
Test(ConnectionEnd, requests_that_come_late_lose_no_response) {
  TempDir dir;
  dir.write("html/a", std::string(300000, 'a'));
  ServerProcess server(dir, "keepalive_requests 5; server { listen 127.0.0.1:0; root html; }");
  Client client(server.port());
  for (int i = 0; i < 6; ++i) {
    client.send(kGet);
    usleep(20000);
  }
  for (int i = 0; i < 5; ++i)
    cr_assert(client.receive().complete, "response %d broke off", i);
  cr_assert(client.closed());
}

// The responses are in the server's system for a while after they were sent.
Test(ConnectionEnd, a_slow_pipelining_client_loses_no_response) {
  TempDir dir;
  dir.write("html/a", std::string(300000, 'a'));
  ServerProcess server(dir, "keepalive_requests 8; server { listen 127.0.0.1:0; root html; }");
  Client client(server.port());
  for (int i = 0; i < 4; ++i)
    client.send(kGet);
  for (int i = 0; i < 8; ++i) {
    HttpResponse response = client.receive();
    cr_assert(response.complete, "response %d broke off", i);
    usleep(i > 2 ? 800000 : 0);
    client.send(kGet);
  }
}

Test(ConnectionEnd, draining_loses_no_response_of_a_pipelining_client) {
  TempDir dir;
  dir.write("html/a", std::string(300000, 'a'));
  for (int i = 0; i < 5; ++i) {
    ServerProcess server(dir, kPlain);
    Client client(server.port());
    for (int k = 0; k < 20; ++k)
      client.send(kGet);
    for (int k = 0; k < 3; ++k)
      client.receive();
    server.signal(SIGQUIT);
    bool sawLast;
    int received = pipelineUntilClose(client, kGet, sawLast);
    cr_assert(sawLast, "after %d responses", received);
    client.close();
    cr_assert_eq(server.wait(5), 0);
  }
}

// A request that comes just when the server drains is served, and is the last.
Test(ConnectionEnd, draining_serves_what_an_idle_client_has_just_sent) {
  TempDir dir;
  dir.write("html/a", "hello");
  ServerProcess server(dir, kPlain);
  Client client(server.port());
  client.send(kGet);
  client.receive();
  server.signal(SIGQUIT);
  usleep(100000);
  client.send(kGet);
  HttpResponse response = client.receive();
  cr_assert_eq(response.body, "hello");
  cr_assert_eq(response.field("Connection"), "close");
  cr_assert_eq(server.wait(5), 0);
}

Test(ConnectionEnd, draining_waits_for_nobody_who_is_silent) {
  TempDir dir;
  dir.write("html/a", "hello");
  ServerProcess server(dir, kPlain);
  Client idle(server.port());
  Client pipelining(server.port());
  idle.send(kGet);
  idle.receive();
  pipelining.send(std::string(kGet) + kGet);
  pipelining.receive();
  pipelining.receive();
  server.signal(SIGQUIT);
  cr_assert_eq(server.wait(2), 0);
}

// The new configuration does not have the address any more: the response at hand is the last,
// whether it could say so or not.
Test(ConnectionEnd, a_reload_loses_no_response_of_a_stranded_client) {
  TempDir dir;
  dir.write("html/a", std::string(300000, 'a'));
  const std::string other = "server { listen 127.0.0.2:0; root html; }";
  for (int i = 0; i < 5; ++i) {
    ServerProcess server(dir, kPlain);
    Client client(server.port());
    for (int k = 0; k < 20; ++k)
      client.send(kGet);
    for (int k = 0; k < 3; ++k)
      client.receive();
    dir.write("webserv.conf", other);
    server.signal(SIGHUP);
    bool sawLast;
    pipelineUntilClose(client, kGet, sawLast);
  }
}

// Clients that wait for the end of the connection get it soon.
Test(ConnectionEnd, nobody_is_kept_waiting_for_the_end) {
  TempDir dir;
  dir.write("html/a", "hello");
  ServerProcess server(dir, "keepalive_requests 3; server { listen 127.0.0.1:0; root html; }");
  Client closing(server.port());
  closing.setTimeout(0.3);
  closing.send("GET /a HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
  cr_assert_eq(closing.receive().body, "hello");
  cr_assert(closing.closed());
  Client old(server.port());
  old.setTimeout(0.3);
  old.send("GET /a HTTP/1.0\r\n\r\n");
  cr_assert_eq(old.receive().body, "hello");
  cr_assert(old.closed());
  Client oneByOne(server.port());
  oneByOne.setTimeout(0.3);
  for (int i = 0; i < 3; ++i) {
    oneByOne.send(kGet);
    oneByOne.receive();
  }
  cr_assert(oneByOne.closed());
  Client pipelining(server.port());
  pipelining.setTimeout(1);
  pipelining.send(std::string(kGet) + kGet + kGet);
  for (int i = 0; i < 3; ++i)
    pipelining.receive();
  cr_assert(pipelining.closed());
}

Test(ConnectionEnd, late_bytes_of_a_request_that_timed_out_are_thrown_away) {
  TempDir dir;
  dir.write("html/a", "hello");
  ServerProcess server(dir,
                       "client_header_timeout 1s; client_body_timeout 1s;"
                       "server { listen 127.0.0.1:0; root html; }");
  for (const std::string& bytes : {std::string("GET /a HT"), postHead("/a", 10) + "half"}) {
    Client client(server.port());
    client.send(bytes);
    cr_assert_eq(client.receive().status, 408);
    for (int i = 0; i < 3; ++i) {
      cr_assert_not(client.readable(200));
      client.send("x");
    }
    cr_assert(client.closed());
  }
}

// A client that never stops sending is not waited for for ever; one that rests is gone soon.
Test(ConnectionEnd, requests_behind_the_last_one_are_thrown_away) {
  TempDir dir;
  dir.write("html/a", "hello");
  ServerProcess server(dir, "keepalive_requests 2; server { listen 127.0.0.1:0; root html; }");
  int before = server.descriptors();
  Client client(server.port());
  client.send(std::string(kGet) + kGet);
  client.receive();
  cr_assert_eq(client.receive().field("Connection"), "close");
  for (int i = 0; i < 10; ++i) {
    usleep(100000);
    client.send(kGet);
    cr_assert_not(client.readable(0));
  }
  cr_assert(client.closed());
  client.close();
  cr_assert(eventually([&] { return server.descriptors() <= before; }));
}

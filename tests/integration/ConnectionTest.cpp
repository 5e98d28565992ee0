// The life of a connection: requests that arrive whole, in pieces or pipelined, and clients that
// leave.
#include <criterion/criterion.h>
#include <unistd.h>

#include <memory>

#include "harness/Client.hpp"
#include "harness/Eventually.hpp"
#include "harness/ServerProcess.hpp"
#include "support/TempDir.hpp"

static const char kPlain[] = "server { listen 127.0.0.1:0; root html; }";
static const char kGet[] = "GET /a HTTP/1.1\r\nHost: x\r\n\r\n";

static bool settlesAt(const ServerProcess& server, int descriptors) {
  return eventually([&] { return server.descriptors() <= descriptors; });
}

Test(Connection, stays_open_for_the_next_request) {
  TempDir dir;
  dir.write("html/a", "hello");
  ServerProcess server(dir, kPlain);
  Client client(server.port());
  for (int i = 0; i < 100; ++i) {
    client.send(kGet);
    HttpResponse response = client.receive();
    cr_assert_eq(response.status, 200);
    cr_assert(response.field("Connection") == "keep-alive");
  }
}

Test(Connection, closes_when_the_client_asks) {
  TempDir dir;
  dir.write("html/a", "hello");
  ServerProcess server(dir, kPlain);
  Client client(server.port());
  client.send("GET /a HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
  HttpResponse response = client.receive();
  cr_assert(response.field("Connection") == "close");
  cr_assert(client.closed());
}

Test(Connection, http_1_0_closes_without_keep_alive) {
  TempDir dir;
  dir.write("html/a", "hello");
  ServerProcess server(dir, kPlain);
  Client client(server.port());
  client.send("GET /a HTTP/1.0\r\n\r\n");
  HttpResponse response = client.receive();
  cr_assert_eq(response.status, 200);
  cr_assert(response.body == "hello");
  cr_assert(client.closed());
  Client other(server.port());
  for (int i = 0; i < 3; ++i) {
    other.send("GET /a HTTP/1.0\r\nConnection: keep-alive\r\n\r\n");
    cr_assert(other.receive().field("Connection") == "keep-alive");
  }
}

Test(Connection, pipelined_requests_get_responses_in_order) {
  TempDir dir;
  std::string requests, expected;
  for (int i = 0; i < 1000; ++i) {
    std::string name = std::to_string(i % 50);
    dir.write("html/" + name, "content of " + name);
    requests += "GET /" + name + " HTTP/1.1\r\nHost: x\r\n\r\n";
  }
  ServerProcess server(dir, kPlain);
  Client client(server.port());
  client.send(requests);
  for (int i = 0; i < 1000; ++i) {
    HttpResponse response = client.receive();
    cr_assert(response.body == "content of " + std::to_string(i % 50), "answer %d", i);
  }
}

Test(Connection, pipelining_works_with_bodies_and_large_responses) {
  TempDir dir;
  dir.write("html/a", "hello");
  dir.write("html/big", std::string(300000, 'b'));
  ServerProcess server(dir, kPlain);
  Client client(server.port());
  client.send(
      "POST /a HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\n\r\nabcde"
      "GET /big HTTP/1.1\r\nHost: x\r\n\r\n"
      "POST /a HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n0\r\n\r\n"
      "HEAD /big HTTP/1.1\r\nHost: x\r\n\r\n"
      "GET /a HTTP/1.1\r\nHost: x\r\n\r\n");
  cr_assert_eq(client.receive().status, 405);
  cr_assert_eq(client.receive().body.size(), 300000u);
  cr_assert_eq(client.receive().status, 405);
  cr_assert_eq(client.receive(true).status, 200);
  cr_assert(client.receive().body == "hello");
}

Test(Connection, a_head_split_at_every_byte) {
  TempDir dir;
  dir.write("html/a", "hello");
  ServerProcess server(dir, kPlain);
  std::string head = "GET /a HTTP/1.1\r\nHost: x\r\nX: y\r\n\r\n";
  for (size_t i = 1; i < head.size(); ++i) {
    Client client(server.port());
    client.send(head.substr(0, i));
    usleep(2000);
    client.send(head.substr(i));
    cr_assert(client.receive().body == "hello", "split at %zu", i);
  }
  Client client(server.port());
  client.sendSlowly(head, 1, 1);
  cr_assert(client.receive().body == "hello");
}

Test(Connection, a_chunked_body_split_at_every_byte) {
  TempDir dir;
  dir.write("html/a", "hello");
  ServerProcess server(dir, kPlain);
  std::string head = "POST /a HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n";
  std::string body = "5;x=y\r\nhello\r\nA\r\n0123456789\r\n0\r\nT: v\r\n\r\n";
  for (size_t i = 0; i < body.size(); ++i) {
    Client client(server.port());
    client.send(head + body.substr(0, i));
    usleep(2000);
    client.send(body.substr(i) + kGet);
    cr_assert_eq(client.receive().status, 405, "split at %zu", i);
    cr_assert(client.receive().body == "hello", "split at %zu", i);
  }
}

Test(Connection, half_closed_clients_get_their_responses) {
  TempDir dir;
  dir.write("html/a", "hello");
  dir.write("html/big", std::string(3 << 20, 'b'));
  ServerProcess server(dir, kPlain);
  Client client(server.port());
  client.send(std::string(kGet) + "GET /big HTTP/1.1\r\nHost: x\r\n\r\n" + kGet);
  client.shutdownWrite();
  cr_assert(client.receive().body == "hello");
  cr_assert_eq(client.receive().body.size(), 3u << 20);
  cr_assert(client.receive().body == "hello");
  cr_assert(client.closed());
}

Test(Connection, clients_that_leave_anywhere_cost_nothing) {
  TempDir dir;
  dir.write("html/a", "hello");
  dir.write("html/big", std::string(30 << 20, 'b'));
  ServerProcess server(dir, kPlain);
  int before = server.descriptors();
  std::string post =
      "POST /a HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n0\r\n\r\n";
  for (size_t i = 0; i <= post.size(); ++i) {
    Client client(server.port());
    client.send(post.substr(0, i));
    if (i % 2 == 0) client.reset();
  }
  for (int i = 0; i < 20; ++i) {
    Client client(server.port());
    client.send("GET /big HTTP/1.1\r\nHost: x\r\n\r\n");
    client.discard(static_cast<size_t>(i) * 100000);
    if (i % 2 == 0) client.reset();
  }
  cr_assert(settlesAt(server, before), "%d descriptors, %d before", server.descriptors(), before);
  cr_assert(get(server.port(), "/a").body == "hello");
}

Test(Connection, a_client_that_only_connects_disturbs_nobody) {
  TempDir dir;
  dir.write("html/a", "hello");
  ServerProcess server(dir, kPlain);
  std::vector<std::unique_ptr<Client> > silent;
  for (int i = 0; i < 200; ++i)
    silent.emplace_back(new Client(server.port()));
  cr_assert(get(server.port(), "/a").body == "hello");
}

Test(Connection, malformed_heads_get_a_sentence_and_a_close) {
  TempDir dir;
  ServerProcess server(dir, kPlain);
  struct {
    const char* bytes;
    int status;
  } cases[] = {
      {"GET / HTTP/1.1\r\nHost : x\r\n\r\n", 400},
      {"GET / HTTP/1.1\r\n\r\n", 400},
      {"GET /\r\n\r\n", 400},
      {"GET / HTTP/2.0\r\nHost: x\r\n\r\n", 505},
      {"GET / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: gzip\r\n\r\n", 501},
      {"POST / HTTP/1.1\r\nHost: x\r\nContent-Length: -1\r\n\r\n", 400},
      {"POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\nZ\r\n", 400},
      {"GET / HTTP/1.1\r\nHost: x\r\nExpect: tea\r\n\r\n", 417},
      {"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03\r\n\r\n", 400},
  };
  for (const auto& one : cases) {
    Client client(server.port());
    client.send(one.bytes);
    HttpResponse response = client.receive();
    cr_assert_eq(response.status, one.status, "%s: %d", one.bytes, response.status);
    if (one.status != 417) {
      cr_assert(response.field("Connection") == "close");
      client.shutdownWrite();
      cr_assert(client.closed());
    }
  }
  HttpResponse response = request(server.port(), "GET / HTTP/1.1\r\nHost : x\r\n\r\n");
  cr_assert_neq(response.body.find("colon"), std::string::npos, "%s", response.body.c_str());
}

Test(Connection, heads_too_large_are_refused_early) {
  TempDir dir;
  ServerProcess server(dir, kPlain);
  Client longLine(server.port());
  longLine.send("GET /" + std::string(1 << 20, 'a') + " HTTP/1.1\r\nHost: x\r\n\r\n");
  cr_assert_eq(longLine.receive().status, 414);
  Client longField(server.port());
  longField.send("GET / HTTP/1.1\r\nHost: x\r\nX: " + std::string(1 << 20, 'a') + "\r\n\r\n");
  cr_assert_eq(longField.receive().status, 431);
  std::string many = "GET / HTTP/1.1\r\nHost: x\r\n";
  for (int i = 0; i < 100000; ++i)
    many += "A: b\r\n";
  Client manyFields(server.port());
  manyFields.send(many + "\r\n");
  int status = manyFields.receive().status;
  cr_assert(status == 400 || status == 431, "%d", status);
  cr_assert_lt(server.residentKiB(), 200000);
}

Test(Connection, continue_is_sent_only_if_a_body_is_awaited) {
  TempDir dir;
  dir.write("html/a", "hello");
  ServerProcess server(dir, kPlain);
  Client client(server.port());
  client.send("POST /a HTTP/1.1\r\nHost: x\r\nContent-Length: 9\r\nExpect: 100-continue\r\n\r\n");
  HttpResponse response = client.receive();
  cr_assert_eq(response.status, 405, "a refusal needs no body: %d", response.status);
  cr_assert(response.field("Connection") == "close");
}

Test(Connection, clients_with_large_unwanted_bodies_read_the_status) {
  TempDir dir;
  dir.write("html/a", "hello");
  ServerProcess server(dir,
                       "client_max_body_size 1k; server { listen 127.0.0.1:0; root html;"
                       " location /free { client_max_body_size 0; root html; } }");
  for (int i = 0; i < 10; ++i) {
    Client tooLarge(server.port());
    tooLarge.send("POST /a HTTP/1.1\r\nHost: x\r\nContent-Length: 90000000\r\n\r\n");
    tooLarge.send(std::string(90000000, 'x'));
    cr_assert_eq(tooLarge.receive().status, 413);
    Client refused(server.port());
    refused.send("POST /a HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n");
    refused.send("100000\r\n" + std::string(0x100000, 'x') + "\r\n0\r\n\r\n");
    cr_assert_eq(refused.receive().status, 413);
  }
}

// The client sends the whole body, although it is refused, and reads the status instead of a reset.
Test(Connection, a_gibibyte_that_is_refused) {
  TempDir dir;
  dir.write("html/a", "hello");
  ServerProcess server(dir,
                       "client_max_body_size 0; server { listen 127.0.0.1:0; root html;"
                       " location /small { client_max_body_size 1k; } }");
  int before = server.descriptors();
  const std::string piece(1 << 20, 'x');
  for (const char* target : {"/a", "/small"}) {
    Client client(server.port());
    client.send("POST " + std::string(target) +
                " HTTP/1.1\r\nHost: x\r\nContent-Length: 1073741824\r\n\r\n");
    for (int i = 0; i < 1024; ++i)
      client.send(piece);
    cr_assert_eq(client.receive().status, target[1] == 'a' ? 405 : 413);
    cr_assert(client.closed());
  }
  cr_assert(settlesAt(server, before));
  if (!kSanitized) cr_assert_lt(server.residentKiB(), 10000);
}

Test(Connection, the_body_limit_applies_to_chunked_bodies) {
  TempDir dir;
  dir.write("html/a", "hello");
  ServerProcess server(dir, "client_max_body_size 10; server { listen 127.0.0.1:0; root html; }");
  std::string head = "POST /a HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n";
  cr_assert_eq(request(server.port(), head + "a\r\n0123456789\r\n0\r\n\r\n").status, 405);
  cr_assert_eq(request(server.port(), head + "b\r\n0123456789a\r\n0\r\n\r\n").status, 413);
}

Test(Connection, requests_and_idle_time_are_limited) {
  TempDir dir;
  dir.write("html/a", "hello");
  ServerProcess server(dir,
                       "keepalive_requests 3; keepalive_timeout 1s 20s;"
                       "server { listen 127.0.0.1:0; root html; }");
  Client client(server.port());
  client.send(std::string(kGet) + kGet + kGet);
  HttpResponse first = client.receive();
  cr_assert(first.field("Keep-Alive") == "timeout=20");
  client.receive();
  cr_assert(client.receive().field("Connection") == "close");
  cr_assert(client.closed());
  Client idle(server.port());
  idle.send(kGet);
  idle.receive();
  cr_assert(idle.closed());
}

Test(Connection, slow_heads_and_bodies_get_408) {
  TempDir dir;
  dir.write("html/a", "hello");
  ServerProcess server(dir,
                       "client_header_timeout 1s; client_body_timeout 1s;"
                       "server { listen 127.0.0.1:0; root html; }");
  Client silent(server.port());
  Client head(server.port());
  Client body(server.port());
  head.send("GET /a HT");
  body.send("POST /a HTTP/1.1\r\nHost: x\r\nContent-Length: 10\r\n\r\nabc");
  cr_assert_eq(head.receive().status, 408);
  cr_assert_eq(body.receive().status, 408);
  cr_assert(silent.closed(), "nothing was begun, so nothing is answered");
}

// The timeout applies to the whole head: single bytes do not prolong it.
Test(Connection, a_byte_per_second_times_out) {
  TempDir dir;
  ServerProcess server(dir, "client_header_timeout 2s; server { listen 127.0.0.1:0; root html; }");
  Client client(server.port());
  client.sendSlowly("GET /aaaaaaaaaaaa", 1, 400);
  cr_assert_eq(client.receive().status, 408);
}

Test(Connection, a_client_that_does_not_read_is_dropped) {
  TempDir dir;
  dir.write("html/big", std::string(50 << 20, 'b'));
  dir.write("html/a", "hello");
  ServerProcess server(dir, "send_timeout 1s; server { listen 127.0.0.1:0; root html; }");
  int before = server.descriptors();
  Client client(server.port());
  client.send("GET /big HTTP/1.1\r\nHost: x\r\n\r\n");
  client.receiveHead();
  cr_assert(settlesAt(server, before));
}

Test(Connection, idle_clients_cost_no_time_and_little_memory) {
  TempDir dir;
  dir.write("html/a", "hello");
  ServerProcess server(dir, kPlain);
  std::vector<std::unique_ptr<Client> > clients;
  get(server.port(), "/a");
  long before = server.residentKiB();
  for (int i = 0; i < 3000; ++i) {
    clients.emplace_back(new Client(server.port()));
    clients.back()->send(kGet);
    clients.back()->receive();
  }
  long grown = server.residentKiB() - before;
  if (!kSanitized) cr_assert_lt(grown, 3000, "%ld KiB for 3,000 idle clients", grown);
  double cpu = server.cpuSeconds();
  sleep(3);
  cr_assert_lt(server.cpuSeconds() - cpu, 0.1);
}

// When no descriptors are left, the clients that have been idle longest make room for new ones.
Test(Connection, only_idle_clients_suffer_when_descriptors_run_out) {
  TempDir dir;
  dir.write("html/a", "hello");
  ServerProcess server(dir, "error_log error.log; server { listen 127.0.0.1:0; root html; }", {},
                       40);
  std::vector<std::unique_ptr<Client> > clients;
  for (int i = 0; i < 100; ++i) {
    clients.emplace_back(new Client(server.port()));
    clients.back()->send(kGet);
    cr_assert(clients.back()->receive().body == "hello", "client %d", i);
  }
  cr_assert(clients.front()->closed());
  cr_assert(dir.read("error.log").empty());
}

// If nothing more can arrive, the connection closes at once.
Test(Connection, the_last_response_is_followed_by_a_close) {
  TempDir dir;
  dir.write("html/a", "hello");
  ServerProcess server(dir,
                       "client_max_body_size 5; keepalive_requests 2;"
                       "server { listen 127.0.0.1:0; root html; }");
  const std::string post = "POST /a HTTP/1.1\r\nHost: x\r\n";
  const std::string requests[] = {
      "GET / HTTP/1.1\r\nHost : x\r\n\r\n",
      post + "Content-Length: 11\r\n\r\nhello world",
      post + "Transfer-Encoding: chunked\r\n\r\nb\r\nhello world\r\n0\r\n\r\n",
      post + "Transfer-Encoding: chunked\r\n\r\nZ\r\n",
      "BREW / HTTP/1.1\r\nHost: x\r\n\r\n",
      "GET /a HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n" + std::string(kGet),
  };
  for (const std::string& bytes : requests) {
    Client client(server.port());
    client.setTimeout(1);
    client.send(bytes);
    client.receive();
    cr_assert(client.closed(), "%s", bytes.c_str());
  }
  Client client(server.port());
  client.setTimeout(1);
  client.send(std::string(kGet) + kGet + kGet);
  client.receive();
  client.receive();
  cr_assert(client.closed());
}

Test(Connection, an_owed_body_is_read_to_its_end) {
  TempDir dir;
  ServerProcess server(dir, "client_max_body_size 5; server { listen 127.0.0.1:0; root html; }");
  Client client(server.port());
  client.setTimeout(2);
  client.send("POST /a HTTP/1.1\r\nHost: x\r\nContent-Length: 100\r\n\r\n");
  cr_assert_eq(client.receive().status, 413);
  client.send(std::string(99, 'x'));
  cr_assert_not(client.readable(200));
  client.send("x");
  cr_assert(client.closed());
}

Test(Connection, an_old_connection_closes_after_the_next_response) {
  TempDir dir;
  ServerProcess server(dir, "keepalive_time 1s; server { listen 127.0.0.1:0; return 200 x; }");
  Client client(server.port());
  client.send("GET / HTTP/1.1\r\nHost: x\r\n\r\n");
  cr_assert_eq(client.receive().field("Connection"), "keep-alive");
  sleep(3);
  client.send("GET / HTTP/1.1\r\nHost: x\r\n\r\n");
  cr_assert_eq(client.receive().field("Connection"), "close");
}

// WebSocket and other protocols that begin with an HTTP request: after a 101, bytes flow both ways.
#include <criterion/criterion.h>

#include <signal.h>
#include <unistd.h>

#include "harness/ProxySite.hpp"

namespace {

const char kUpgrading[] =
    "location / { proxy_pass http://@B@; proxy_http_version 1.1;"
    " proxy_set_header Upgrade $http_upgrade; proxy_set_header Connection upgrade; }";
const char kAsking[] =
    "GET /chat HTTP/1.1\r\nHost: site\r\nConnection: Upgrade\r\nUpgrade: echo\r\n\r\n";
const char kSwitching[] =
    "HTTP/1.1 101 Switching Protocols\r\nUpgrade: echo\r\nConnection: upgrade\r\n"
    "X-Own: 1\r\n\r\n";

void accept(BackendPeer& peer) {
  peer.readRequest();
  peer.send(kSwitching);
}

// Sends every line back.
void echoLines(BackendPeer& peer) {
  accept(peer);
  for (std::string line; !(line = peer.readUntil("\n")).empty();)
    peer.send(line);
}

std::string pattern(std::size_t size) {
  std::string bytes;
  while (bytes.size() < size)
    bytes += std::to_string(bytes.size()) + ",";
  return bytes.substr(0, size);
}

std::string site(const std::string& directives) { return std::string(kUpgrading) + directives; }

}  // namespace

Test(Tunnel, both_directions_flow) {
  ProxySite proxy(echoLines, kUpgrading);
  Client client(proxy.server.port());
  client.send(kAsking);
  HttpResponse head = client.receiveHead();
  cr_expect_eq(head.status, 101);
  cr_expect_eq(head.field("Upgrade"), "echo");
  cr_expect_eq(head.field("Connection"), "upgrade");
  cr_expect_eq(head.field("X-Own"), "1");
  cr_expect(head.field("Content-Length").empty() && head.field("Transfer-Encoding").empty());
  for (int i = 0; i < 50; ++i) {
    std::string line = "message " + std::to_string(i) + "\n";
    client.send(line);
    cr_expect_eq(client.read(line.size()), line);
  }
}

Test(Tunnel, bytes_behind_the_request_belong_to_it) {
  ProxySite proxy(echoLines, kUpgrading);
  Client client(proxy.server.port());
  client.send(std::string(kAsking) + "early\n");
  cr_expect_eq(client.receiveHead().status, 101);
  client.send("late\n");
  cr_expect_eq(client.read(11), "early\nlate\n");
}

Test(Tunnel, bytes_that_come_while_the_server_decides_keep_their_order) {
  ProxySite proxy(
      [](BackendPeer& peer) {
        peer.readRequest();
        peer.isClosedWithin(200);
        peer.send(kSwitching);
        peer.send(peer.readUntil("3\n"));
      },
      kUpgrading);
  Client client(proxy.server.port());
  client.send(std::string(kAsking) + "1\n");
  client.sendSlowly("2\n3\n", 2, 20);
  cr_expect_eq(client.receiveHead().status, 101);
  cr_expect_eq(client.read(6), "1\n2\n3\n");
}

Test(Tunnel, what_the_server_sent_is_delivered_before_the_end) {
  const std::string bytes = pattern(1000000);
  ProxySite proxy(
      [&](BackendPeer& peer) {
        accept(peer);
        peer.send(bytes);
      },
      kUpgrading);
  Client client(proxy.server.port());
  client.send(kAsking);
  cr_expect_eq(client.receiveHead().status, 101);
  cr_expect(client.readAll() == bytes);
}

Test(Tunnel, what_the_client_sent_is_delivered_before_the_end) {
  const std::string bytes = pattern(1000000);
  std::string got;
  bool isOver = false;
  {
    ProxySite proxy(
        [&](BackendPeer& peer) {
          accept(peer);
          got = peer.read(bytes.size());
          isOver = peer.isClosedWithin(3000);
        },
        kUpgrading);
    Client client(proxy.server.port());
    client.send(kAsking);
    cr_expect_eq(client.receiveHead().status, 101);
    client.send(bytes);
    client.shutdownWrite();
    cr_expect(client.closed());
  }
  cr_expect(got == bytes);
  cr_expect(isOver);
}

Test(Tunnel, a_client_that_is_gone_ends_it) {
  bool isOver = false;
  {
    ProxySite proxy(
        [&](BackendPeer& peer) {
          accept(peer);
          isOver = peer.isClosedWithin(3000);
        },
        kUpgrading);
    Client client(proxy.server.port());
    client.send(kAsking);
    cr_expect_eq(client.receiveHead().status, 101);
    client.reset();
    usleep(200 * 1000);
  }
  cr_expect(isOver);
}

// The client reads nothing: the server must stop to read from the other side.
Test(Tunnel, a_slow_side_stops_the_other_one) {
  const std::string bytes = pattern(64 * 1000 * 1000);
  long before = 0;
  ProxySite proxy(
      [&](BackendPeer& peer) {
        accept(peer);
        peer.send(bytes);
      },
      kUpgrading);
  Client client(proxy.server.port());
  client.send(kAsking);
  cr_expect_eq(client.receiveHead().status, 101);
  before = proxy.server.residentKiB();
  usleep(500 * 1000);
  cr_expect_lt(proxy.server.residentKiB(), before + 2 * 1024);
  cr_expect_eq(client.discard(bytes.size()), bytes.size());
}

Test(Tunnel, silence_ends_it_after_proxy_read_timeout) {
  ProxySite proxy(echoLines, site("proxy_read_timeout 1s;"));
  Client client(proxy.server.port());
  client.send(kAsking);
  cr_expect_eq(client.receiveHead().status, 101);
  for (int i = 0; i < 5; ++i) {
    usleep(500 * 1000);
    client.send("x\n");
    cr_expect_eq(client.read(2), "x\n");
  }
  cr_expect(client.closed());
}

Test(Tunnel, bytes_of_the_client_alone_keep_it_alive) {
  ProxySite proxy(
      [](BackendPeer& peer) {
        accept(peer);
        peer.send(peer.readUntil("last"));
      },
      site("proxy_read_timeout 1s;"));
  Client client(proxy.server.port());
  client.send(kAsking);
  cr_expect_eq(client.receiveHead().status, 101);
  for (int i = 0; i < 6; ++i) {
    usleep(500 * 1000);
    client.send(i < 5 ? "x" : "last");
  }
  cr_expect_eq(client.read(9), "xxxxxlast");
}

Test(Tunnel, worker_shutdown_timeout_ends_it) {
  Backend backend(echoLines);
  TempDir dir;
  std::string text = kUpgrading;
  text.replace(text.find("@B@"), 3, backend.address());
  ServerProcess server(dir,
                       "worker_shutdown_timeout 1s; server { listen 127.0.0.1:0; " + text + " }");
  Client client(server.port());
  client.send(kAsking);
  cr_expect_eq(client.receiveHead().status, 101);
  server.signal(SIGQUIT);
  client.send("still here\n");
  cr_expect_eq(client.read(11), "still here\n");
  cr_expect(client.closed());
  cr_expect_eq(server.wait(), 0);
}

Test(Tunnel, only_a_client_that_asked_gets_another_protocol) {
  ProxySite proxy(sending(kSwitching), kUpgrading);
  cr_expect_eq(proxy.ask("/").status, 502);
  cr_expect_eq(
      request(proxy.server.port(),
              "GET / HTTP/1.0\r\nHost: site\r\nConnection: upgrade\r\nUpgrade: echo\r\n\r\n")
          .status,
      502);
  cr_expect_eq(proxy.ask("/", "Upgrade: echo\r\nContent-Length: 2\r\n", "POST", "ab").status, 502);
}

Test(Tunnel, a_server_that_declines_responds_as_always) {
  ProxySite proxy(responding("HTTP/1.1 426 Upgrade Required\r\nContent-Length: 3\r\n\r\nno\n"),
                  kUpgrading);
  Client client(proxy.server.port());
  client.send(kAsking);
  HttpResponse response = client.receive();
  cr_expect_eq(response.status, 426);
  cr_expect_eq(response.body, "no\n");
}

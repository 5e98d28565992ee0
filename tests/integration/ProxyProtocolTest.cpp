// listen ... proxy_protocol
#include <criterion/criterion.h>
#include <unistd.h>

#include "harness/Client.hpp"
#include "harness/Eventually.hpp"
#include "harness/ServerProcess.hpp"
#include "support/TempDir.hpp"

namespace {

const char kServer[] =
    "error_log error.log; server { listen 127.0.0.1:0 proxy_protocol; set_real_ip_from 127.0.0.1;"
    " real_ip_header proxy_protocol; location / { return 200 '$remote_addr $remote_port"
    " $realip_remote_addr|$proxy_protocol_addr $proxy_protocol_port $proxy_protocol_server_addr"
    " $proxy_protocol_server_port'; } } server { listen 127.0.0.2:0; location / { return 200"
    " '$remote_addr|$proxy_protocol_addr'; } }";
const std::string kText = "PROXY TCP4 1.2.3.4 5.6.7.8 4096 80\r\n";
const std::string kBinary(
    "\r\n\r\n\0\r\nQUIT\n\x21\x11\0\x0c\x01\x02\x03\x04\x05\x06\x07\x08\x10\0\0\x50", 28);
const std::string kLocal("\r\n\r\n\0\r\nQUIT\n\x20\0\0\0", 16);
const std::string kGet = "GET / HTTP/1.1\r\nHost: x\r\n\r\n";
const char kSaid[] = "1.2.3.4 4096 127.0.0.1|1.2.3.4 4096 5.6.7.8 80";
const char kUnsaid[] = "127.0.0.1|   ";

}  // namespace

Test(ProxyProtocol, both_versions_name_the_client_of_all_requests) {
  TempDir dir;
  ServerProcess server(dir, kServer);
  for (const std::string& header : {kText, kBinary}) {
    Client client(server.port());
    client.send(header + kGet + kGet);
    cr_assert_eq(client.receive().body, kSaid);
    cr_assert_eq(client.receive().body, kSaid);
    client.send(kGet);
    cr_assert_eq(client.receive().body, kSaid);
  }
}

Test(ProxyProtocol, a_header_in_any_two_pieces) {
  TempDir dir;
  ServerProcess server(dir, kServer);
  for (const std::string& header : {kText, kBinary}) {
    for (std::size_t i = 1; i <= header.size(); ++i) {
      Client client(server.port());
      client.send(header.substr(0, i));
      usleep(500);
      client.send(header.substr(i) + kGet);
      cr_assert_eq(client.receive().body, kSaid, "%zu", i);
    }
  }
  Client slow(server.port());
  slow.sendSlowly(kText + kGet, 1, 1);
  cr_assert_eq(slow.receive().body, kSaid);
}

Test(ProxyProtocol, a_header_may_name_nobody) {
  TempDir dir;
  ServerProcess server(dir, kServer);
  for (const std::string& header : {std::string("PROXY UNKNOWN\r\n"), kLocal}) {
    Client client(server.port());
    client.send(header + kGet);
    std::string body = client.receive().body;
    cr_assert_neq(body.find(kUnsaid), std::string::npos, "%s", body.c_str());
    cr_assert_eq(body.find("127.0.0.1 "), 0u, "%s", body.c_str());
  }
}

Test(ProxyProtocol, without_a_header_the_connection_is_closed_and_logged) {
  TempDir dir;
  ServerProcess server(dir, kServer);
  for (const std::string& bytes :
       {kGet, std::string("PROXY TCP4 1.2.3.4\r\n"), "PROXY UNKNOWN " + std::string(200, 'x')}) {
    Client client(server.port());
    client.send(bytes);
    cr_assert(client.readAll().empty());
  }
  auto has = [&](const char* text) {
    return eventually([&] { return dir.read("error.log").find(text) != std::string::npos; });
  };
  cr_assert(
      has("broken header: \"GET / HTTP/1.1\" while reading PROXY protocol, client: 127.0.0.1"),
      "%s", dir.read("error.log").c_str());
  cr_assert(has("broken header: \"PROXY TCP4 1.2.3.4\" while reading PROXY protocol"));
  Client leaver(server.port());
  leaver.send("PROXY ");
  leaver.shutdownWrite();
  cr_assert(leaver.readAll().empty());
  Client other(server.port(1), "127.0.0.2");
  other.send(kGet);
  cr_assert_eq(other.receive().body, "127.0.0.1|", "another address expects no header");
  Client wrong(server.port(1), "127.0.0.2");
  wrong.send(kText + kGet);
  cr_assert_eq(wrong.receive().status, 400);
}

Test(ProxyProtocol, the_time_for_the_header_is_limited) {
  TempDir dir;
  ServerProcess server(dir, "client_header_timeout 1s;" + std::string(kServer));
  Client client(server.port());
  client.send("PROX");
  for (int i = 0; i < 4; ++i)
    usleep(200000);
  client.send("Y");
  client.setTimeout(4);
  cr_assert(client.closed());
}

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

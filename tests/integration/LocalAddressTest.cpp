// proxy_bind and its kin: the address of our own end of a connection to an upstream server.
#include <criterion/criterion.h>

#include "harness/ProxySite.hpp"

namespace {

// Responds to every request of a connection with the address that it comes from.
void tellAddress(BackendPeer& peer) {
  while (!peer.readRequest().empty())
    peer.send("HTTP/1.1 200 OK\r\nContent-Length: " + std::to_string(peer.address().size()) +
              "\r\n\r\n" + peer.address());
}

std::string location(const std::string& bind) {
  return "location / { proxy_pass http://@B@; proxy_bind " + bind + "; }";
}

std::string logOf(ProxySite& site) {
  site.server.stop();
  return site.dir.read("error.log");
}

}  // namespace

Test(LocalAddress, a_connection_comes_from_it) {
  ProxySite site(tellAddress,
                 "proxy_bind 127.0.0.9; location / { proxy_pass http://@B@; }"
                 "location /off { proxy_pass http://@B@; proxy_bind off; }");
  cr_expect_eq(site.ask().body, "127.0.0.9");
  cr_expect_eq(site.ask("/off").body, "127.0.0.1");
}

Test(LocalAddress, may_have_a_port) {
  int port = 0;
  ProxySite site(
      [&](BackendPeer& peer) {
        peer.readRequest();
        port = peer.port();
        peer.send("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n");
      },
      location("127.0.0.7:$arg_port"));
  int free = Backend(responding("")).port();
  cr_expect_eq(site.ask("/?port=" + std::to_string(free)).status, 200);
  cr_expect_eq(port, free);
}

Test(LocalAddress, comes_from_variables_or_the_system_chooses) {
  ProxySite site(tellAddress, location("$arg_a"));
  cr_expect_eq(site.ask("/?a=127.0.0.7").body, "127.0.0.7");
  cr_expect_eq(site.ask("/").body, "127.0.0.1");
  cr_expect_eq(site.ask("/?a=zzz").body, "127.0.0.1");
  std::string log = logOf(site);
  cr_expect(log.find("invalid local address \"zzz\"") != std::string::npos);
  cr_expect(log.find("invalid local address \"\"") == std::string::npos);
}

Test(LocalAddress, one_that_the_system_refuses_is_a_500_and_no_fault_of_the_server) {
  ProxySite site(tellAddress,
                 "location / { proxy_pass http://group; proxy_bind $arg_a; "
                 "proxy_next_upstream error timeout; }",
                 "upstream group { server @B@ max_fails=1; server @B@ backup; }");
  cr_expect_eq(site.ask("/?a=192.0.2.1").status, 500);
  cr_expect_eq(site.ask("/?a=::1").status, 500);
  cr_expect_eq(site.ask("/?a=127.0.0.8").body, "127.0.0.8");
  std::string log = logOf(site);
  cr_expect(log.find("bind(192.0.2.1) failed (99: Cannot assign requested address) while "
                     "connecting to upstream") != std::string::npos);
}

Test(LocalAddress, a_kept_connection_serves_requests_with_the_same_one) {
  ProxySite site(tellAddress,
                 "location / { proxy_pass http://group; proxy_bind $arg_a; "
                 "proxy_http_version 1.1; proxy_set_header Connection \"\"; }",
                 "upstream group { server @B@; keepalive 4; }");
  cr_expect_eq(site.ask("/?a=127.0.0.7").body, "127.0.0.7");
  cr_expect_eq(site.ask("/?a=127.0.0.7").body, "127.0.0.7");
  cr_expect_eq(site.backend.connections(), 1);
}

Test(LocalAddress, works_for_fastcgi_and_kin) {
  Backend scgi([](BackendPeer& peer) {
    peer.readUntil(",");
    peer.send("Status: 200 OK\r\n\r\n" + peer.address());
  });
  ProxySite site(tellAddress, "location / { scgi_pass " + scgi.address() +
                                  "; scgi_bind 127.0.0.6; scgi_param A b; }");
  cr_expect(site.ask().body.find("127.0.0.6") != std::string::npos);
}

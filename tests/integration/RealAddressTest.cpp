// set_real_ip_from and what the address of the client serves.
#include <criterion/criterion.h>

#include "harness/Client.hpp"
#include "harness/Eventually.hpp"
#include "harness/Script.hpp"
#include "harness/ServerProcess.hpp"
#include "support/TempDir.hpp"

static const char kFormat[] =
    "log_format r '$remote_addr $remote_port $realip_remote_addr $uri $status';";

// The body of the response of the virtual server `name`.
static std::string ask(int port, const std::string& name, const std::string& fields) {
  return request(port,
                 "GET / HTTP/1.1\r\nConnection: close\r\nHost: " + name + "\r\n" + fields + "\r\n")
      .body;
}

Test(RealAddress, a_trusted_proxy_names_the_client) {
  TempDir dir;
  ServerProcess server(
      dir,
      "server { listen 127.0.0.1:0; set_real_ip_from 127.0.0.0/8; return 200 $remote_addr; }"
      "server { listen 127.0.0.1:0; server_name xff; set_real_ip_from 127.0.0.1;"
      " real_ip_header x-forwarded-for; return 200 '$remote_addr $remote_port'; }"
      "server { listen 127.0.0.1:0; server_name deep; real_ip_header X-Forwarded-For;"
      " real_ip_recursive on; set_real_ip_from 10.0.0.0/8; set_real_ip_from 127.0.0.1;"
      " return 200 $remote_addr; }"
      "server { listen 127.0.0.1:0; server_name not; set_real_ip_from 192.0.2.1;"
      " return 200 $remote_addr; }"
      "server { listen 127.0.0.1:0; server_name own; real_ip_header CF-Connecting-IP;"
      " set_real_ip_from localhost; return 200 $remote_addr; }");
  int port = server.port();
  cr_assert_eq(ask(port, "x", "X-Real-IP: 1.2.3.4\r\n"), "1.2.3.4");
  cr_assert_eq(ask(port, "x", "X-Real-IP: 2001:DB8::1\r\n"), "2001:db8::1");
  cr_assert_eq(ask(port, "x", "X-Real-IP: nonsense\r\n"), "127.0.0.1");
  cr_assert_eq(ask(port, "x", "X-Forwarded-For: 1.2.3.4\r\n"), "127.0.0.1");
  cr_assert_eq(ask(port, "x", ""), "127.0.0.1");
  cr_assert_eq(ask(port, "xff", "X-Forwarded-For: 7.7.7.7, 1.2.3.4:99\r\n"), "1.2.3.4 99");
  cr_assert_eq(ask(port, "xff", "X-Forwarded-For: 1.2.3.4\r\n"), "1.2.3.4 ");
  cr_assert_eq(ask(port, "deep",
                   "X-Forwarded-For: 7.7.7.7, 8.8.8.8\r\nX-Forwarded-For: 10.1.1.1, 10.2.2.2\r\n"),
               "8.8.8.8");
  cr_assert_eq(ask(port, "not", "X-Real-IP: 1.2.3.4\r\n"), "127.0.0.1");
  cr_assert_eq(ask(port, "own", "CF-Connecting-IP: 1.2.3.4\r\n"), "1.2.3.4");
}

// Logs, access rules, limits, CGI variables and error log lines agree on the address.
Test(RealAddress, the_address_serves_everything) {
  TempDir dir;
  dir.write("html/a", "hello");
  writeScript(dir, "html/x.sh", std::string(kTextHead) + "echo $REMOTE_ADDR $REMOTE_PORT");
  ServerProcess server(
      dir, std::string(kFormat) +
               "limit_req_zone $binary_remote_addr zone=one:1m rate=1r/m; error_log error.log;"
               "server { listen 127.0.0.1:0; root html; access_log acc.log r; cgi .sh;"
               " set_real_ip_from 127.0.0.1; location /allowed { allow 1.2.3.4; deny all; alias "
               "html/a; } location /limited { limit_req zone=one; alias html/a; }"
               " location /own { set_real_ip_from 10.0.0.1; alias html/a; } }");
  const std::string field = "X-Real-IP: 1.2.3.4\r\n";
  int port = server.port();
  cr_assert_eq(get(port, "/allowed", field).status, 200);
  cr_assert_eq(get(port, "/allowed").status, 403);
  cr_assert_eq(get(port, "/allowed", "X-Real-IP: 4.3.2.1\r\n").status, 403);
  cr_assert_eq(get(port, "/limited", field).status, 200);
  cr_assert_eq(get(port, "/limited", field).status, 503);
  cr_assert_eq(get(port, "/limited", "X-Real-IP: 4.3.2.1\r\n").status, 200);
  cr_assert_eq(get(port, "/x.sh", field).body, "1.2.3.4\n");
  auto has = [&](const char* name, const char* text) {
    return eventually([&] { return dir.read(name).find(text) != std::string::npos; });
  };
  cr_assert(has("acc.log", "1.2.3.4 - 127.0.0.1 /allowed 200\n"), "%s",
            dir.read("acc.log").c_str());
  cr_assert(has("error.log", "access forbidden by rule, client: 4.3.2.1, server: "));
}

// A connection serves several clients of a proxy: each request has its own address.
Test(RealAddress, each_request_of_a_connection_has_its_own) {
  TempDir dir;
  ServerProcess server(dir,
                       "server { listen 127.0.0.1:0; set_real_ip_from 127.0.0.1;"
                       " location / { return 200 $remote_addr; } }");
  Client client(server.port());
  for (const char* address : {"1.1.1.1", "2.2.2.2", ""}) {
    std::string field = *address ? std::string("X-Real-IP: ") + address + "\r\n" : "";
    client.send("GET / HTTP/1.1\r\nHost: x\r\n" + field + "\r\n");
    cr_assert_eq(client.receive().body, *address ? address : "127.0.0.1");
  }
}

Test(RealAddress, hosts_must_be_found_at_the_start) {
  TempDir dir;
  std::string path = dir.write("bad.conf",
                               "set_real_ip_from no.such.host.invalid;"
                               " server { listen 127.0.0.1:0; }");
  Ended ended = ServerProcess::run({"-t", "-c", path});
  cr_assert_eq(ended.status, 1);
  cr_assert_neq(ended.err.find("host not found in set_real_ip_from \"no.such.host.invalid\""),
                std::string::npos, "%s", ended.err.c_str());
}

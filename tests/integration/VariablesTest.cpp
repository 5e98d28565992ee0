// Variables that are more than a field of the request.
#include <criterion/criterion.h>
#include <unistd.h>

#include <set>

#include "harness/Client.hpp"
#include "harness/ServerProcess.hpp"
#include "support/TempDir.hpp"

static std::string valueOf(ServerProcess& server, const char* name,
                           const std::string& fields = "") {
  return get(server.port(), std::string("/") + name, fields).body;
}

static std::string siteOf(std::initializer_list<const char*> names) {
  std::string text = "server { listen 127.0.0.1:0; root current;";
  for (const char* name : names)
    text += std::string(" location /") + name + " { return 200 '$" + name + "'; }";
  return text + " }";
}

Test(Variables, an_id_is_random_and_the_same_for_one_request) {
  TempDir dir;
  ServerProcess server(dir,
                       "log_format id '$request_id'; access_log a.log id;"
                       "server { listen 127.0.0.1:0; add_header X-Id $request_id;"
                       " return 200 $request_id; }");
  std::set<std::string> ids;
  std::string logged;
  for (int i = 0; i < 20; ++i) {
    HttpResponse response = get(server.port(), "/");
    cr_assert_eq(response.body.size(), 32u);
    cr_assert_eq(response.body.find_first_not_of("0123456789abcdef"), std::string::npos);
    cr_assert_eq(response.field("X-Id"), response.body);
    ids.insert(response.body);
    logged += response.body + "\n";
  }
  cr_expect_eq(ids.size(), 20u);
  server.stop();
  cr_expect_eq(dir.read("a.log"), logged);
}

Test(Variables, what_this_server_does_not_have_is_empty) {
  TempDir dir;
  ServerProcess server(
      dir, siteOf({"https", "ssl_protocol", "gzip_ratio", "upstream_addr", "tcpinfo_rtt",
                   "request_body", "upstream_http_x", "request_completion"}));
  for (const char* name : {"https", "ssl_protocol", "gzip_ratio", "upstream_addr", "tcpinfo_rtt",
                           "request_body", "upstream_http_x", "request_completion"})
    cr_expect_eq(valueOf(server, name), "", "%s", name);
}

Test(Variables, in_a_log_missing_values_are_dashes_and_empty_ones_are_not) {
  TempDir dir;
  dir.write("html/a", "");
  ServerProcess server(dir,
                       "log_format v '[$https][$is_args][$tcpinfo_rtt][$ssl_cipher][$upstream_addr]"
                       "[$gzip_ratio][$request_completion][$pipe][$invalid_referer]';"
                       "access_log a.log v; server { listen 127.0.0.1:0; root html; }");
  Client client(server.port());
  client.send("GET /a HTTP/1.1\r\nHost: x\r\n\r\nGET /a HTTP/1.1\r\nHost: x\r\n\r\n");
  client.receive();
  client.receive();
  client.close();
  server.stop();
  cr_expect_eq(dir.read("a.log"), "[][][-][-][-][-][OK][.][]\n[][][-][-][-][-][OK][p][]\n", "%s",
               dir.read("a.log").c_str());
}

Test(Variables, a_response_that_breaks_off_is_not_complete) {
  TempDir dir;
  dir.write("html/large", std::string(30 << 20, 'x'));
  ServerProcess server(dir,
                       "log_format v '[$request_completion]'; access_log a.log v;"
                       "server { listen 127.0.0.1:0; root html; }");
  Client client(server.port());
  client.send("GET /large HTTP/1.1\r\nHost: x\r\n\r\n");
  client.read(1000);
  client.reset();
  for (int i = 0; i < 40 && dir.read("a.log").empty(); ++i)
    usleep(100000);
  cr_expect_eq(dir.read("a.log"), "[]\n");
}

Test(Variables, addresses_for_upstreams) {
  TempDir dir;
  ServerProcess server(dir, siteOf({"proxy_add_x_forwarded_for"}));
  const char* name = "proxy_add_x_forwarded_for";
  cr_expect_eq(valueOf(server, name), "127.0.0.1");
  cr_expect_eq(valueOf(server, name, "X-Forwarded-For: 1.2.3.4\r\n"), "1.2.3.4, 127.0.0.1");
}

Test(Variables, the_real_root_has_no_links) {
  TempDir dir;
  dir.write("releases/7/a", "");
  symlink("releases/7", dir.path("current").c_str());
  ServerProcess server(dir, siteOf({"realpath_root", "document_root"}));
  cr_expect_eq(valueOf(server, "document_root"), dir.path("current"));
  std::string real = valueOf(server, "realpath_root");
  cr_expect_eq(real.substr(real.size() - 11), "/releases/7", "%s", real.c_str());
}

Test(Variables, dates_and_times) {
  TempDir dir;
  ServerProcess server(dir, siteOf({"msec", "date_gmt", "date_local", "connection_time"}));
  std::string msec = valueOf(server, "msec");
  cr_expect_eq(msec.find('.'), msec.size() - 4, "%s", msec.c_str());
  std::string date = valueOf(server, "date_gmt");
  cr_expect_eq(date.substr(date.size() - 4), " GMT", "%s", date.c_str());
  cr_expect_neq(valueOf(server, "date_local").find("day, "), std::string::npos);
  cr_expect_eq(valueOf(server, "connection_time"), "0.000");
}

Test(Variables, expires_follows_a_variable) {
  TempDir dir;
  dir.write("html/a", "");
  ServerProcess server(dir, "server { listen 127.0.0.1:0; root html; expires $arg_e; }");
  struct {
    const char* value;
    const char* control;
  } const kCases[] = {{"1h", "max-age=3600"},
                      {"max", "max-age=315360000"},
                      {"epoch", "no-cache"},
                      {"-1", "no-cache"},
                      {"off", ""},
                      {"", ""},
                      {"nonsense", ""},
                      {"@99h", ""}};
  for (const auto& one : kCases) {
    HttpResponse response = get(server.port(), std::string("/a?e=") + one.value);
    cr_expect_eq(response.field("Cache-Control"), one.control, "%s", one.value);
  }
}

Test(Variables, trailers_follow_the_body) {
  TempDir dir;
  dir.write("html/a", "hello");
  ServerProcess server(dir,
                       "log_format v '$sent_trailer_x_uri'; access_log a.log v;"
                       "server { listen 127.0.0.1:0; root html; add_trailer X-Uri $uri;"
                       " add_trailer X-Empty $arg_none; add_trailer X-Always yes always; }");
  Client client(server.port());
  client.send("GET /a HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
  std::string all = client.readAll();
  cr_expect_neq(all.find("\r\nTransfer-Encoding: chunked\r\n"), std::string::npos);
  cr_expect_eq(all.find("Content-Length"), std::string::npos);
  cr_expect_neq(all.find("hello\r\n0\r\nX-Uri: /a\r\nX-Always: yes\r\n\r\n"), std::string::npos);
  Client missing(server.port());
  missing.send("GET /none HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
  cr_expect_neq(missing.readAll().find("\r\n0\r\nX-Always: yes\r\n\r\n"), std::string::npos);
  HttpResponse old = request(server.port(), "GET /a HTTP/1.0\r\n\r\n");
  cr_expect_eq(old.body, "hello");
  cr_expect_eq(old.field("Content-Length"), "5");
  cr_expect_eq(request(server.port(), "HEAD", "/a").field("Content-Length"), "5");
  server.stop();
  cr_expect_eq(dir.read("a.log").substr(0, 3), "/a\n");
}

// The status page as JSON and for Prometheus.
#include <criterion/criterion.h>
#include <signal.h>

#include "harness/Client.hpp"
#include "harness/Eventually.hpp"
#include "harness/ServerProcess.hpp"
#include "support/TempDir.hpp"

static const char kSite[] =
    "server { listen 127.0.0.1:0; root html; location = /status { status; }"
    " location = /metrics { status prometheus; }"
    " location = /closed { status json; deny all; }"
    " location /dead/ { proxy_pass http://127.0.0.1:1; } }";

static bool has(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

Test(Status, json_counts_what_happened) {
  TempDir dir;
  dir.write("html/a", "file");
  ServerProcess server(dir, kSite);
  get(server.port(), "/a");
  get(server.port(), "/none");
  get(server.port(), "/dead/");
  HttpResponse response = get(server.port(), "/status");
  cr_assert_eq(response.status, 200);
  cr_expect_eq(response.field("Content-Type"), "application/json");
  cr_expect_eq(response.field("Cache-Control"), "no-store");
  const std::string& json = response.body;
  cr_expect(has(json, "\"requests\": 4,"), "%s", json.c_str());
  cr_expect(has(json, "\"2xx\": 1,\n\"3xx\": 0,\n\"4xx\": 1,\n\"5xx\": 1}"), "%s", json.c_str());
  cr_expect(has(json, "\"generation\": 1,"));
  cr_expect(has(json, "\"address\": \"127.0.0.1:1\""));
  cr_expect(has(json, "\"requests\": 1,\n\"failures\": 1,"), "%s", json.c_str());
  cr_expect(not has(json, "\"calls\": 0,"));
  cr_expect(not has(json, "\"resident\": 0,"));
}

Test(Status, a_reload_makes_a_new_generation) {
  TempDir dir;
  ServerProcess server(dir, kSite);
  server.signal(SIGHUP);
  std::string json;
  bool isReloaded = eventually([&] {
    json = get(server.port(), "/status").body;
    return has(json, "\"generation\": 2,");
  });
  cr_expect(isReloaded, "%s", json.c_str());
}

Test(Status, prometheus_text) {
  TempDir dir;
  ServerProcess server(dir, kSite);
  HttpResponse response = get(server.port(), "/metrics");
  cr_expect_eq(response.field("Content-Type"), "text/plain; version=0.0.4");
  cr_expect(has(response.body, "\nwebserv_requests_total 1\n"), "%s", response.body.c_str());
}

Test(Status, access_rules_and_methods_apply) {
  TempDir dir;
  ServerProcess server(dir, kSite);
  cr_expect_eq(get(server.port(), "/closed").status, 403);
  HttpResponse refused = request(server.port(), "POST", "/status", "", "x");
  cr_expect_eq(refused.status, 405);
  cr_expect_eq(refused.field("Allow"), "GET, HEAD, OPTIONS");
}

#include <criterion/criterion.h>

#include "status/StatusJson.hpp"
#include "status/StatusMetrics.hpp"
#include "support/TempDir.hpp"

static StatusReport sample() {
  StatusReport report;
  report.uptime = 61;
  report.counters.generation = 2;
  report.counters.accepted = report.counters.handled = 9;
  report.counters.active = 4;
  report.counters.reading = 1;
  report.counters.writing = 2;
  report.counters.requests = 12;
  report.counters.countResponse(200);
  report.counters.countResponse(204);
  report.counters.countResponse(404);
  report.looks.polls = 5;
  report.looks.hot = 6;
  report.looks.cold = 7;
  return report;
}

static StatusReport::Peer peer(const char* address, StatusReport::Peer::State state) {
  StatusReport::Peer made;
  made.group = "back \"end\"";
  made.address = address;
  made.connections = 3;
  made.requests = 8;
  made.failures = 1;
  made.state = state;
  made.isBackup = false;
  return made;
}

static bool has(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

Test(StatusJson, has_a_member_for_each_number) {
  std::string json = statusAsJson(sample());
  cr_expect_eq(json.substr(0, 32), "{\n\"uptime\": 61,\n\"generation\": 2,", "%s", json.c_str());
  cr_expect(has(json, "\"active\": 4,\n\"reading\": 1,\n\"writing\": 2,\n\"waiting\": 1,"));
  cr_expect(has(json, "\"2xx\": 2,\n\"3xx\": 0,\n\"4xx\": 1,"));
  cr_expect(has(json, "\"calls\": 5,\n\"hot\": 6,\n\"cold\": 7,"));
  cr_expect(has(json, "\"upstreams\": []\n}\n"));
}

Test(StatusJson, peers_have_their_state_and_escaped_names) {
  StatusReport report = sample();
  report.peers.push_back(peer("10.0.0.1:80", StatusReport::Peer::kResting));
  report.peers.push_back(peer("10.0.0.2:80", StatusReport::Peer::kDown));
  std::string json = statusAsJson(report);
  cr_expect(has(json,
                "[\n{\n\"group\": \"back \\\"end\\\"\",\n\"address\": \"10.0.0.1:80\",\n"
                "\"connections\": 3,\n\"requests\": 8,\n\"failures\": 1,\n"
                "\"state\": \"resting\",\n\"backup\": false},\n{"),
            "%s", json.c_str());
  cr_expect(has(json, "\"state\": \"down\""));
}

Test(StatusMetrics, each_metric_has_a_type_and_samples) {
  std::string text = statusAsMetrics(sample());
  cr_expect(has(text, "# TYPE webserv_requests_total counter\nwebserv_requests_total 12\n"));
  cr_expect(has(text, "webserv_connections{state=\"waiting\"} 1\n"));
  cr_expect(has(text, "webserv_responses_total{class=\"2xx\"} 2\n"));
  cr_expect(has(text, "webserv_poll_descriptors_total{part=\"cold\"} 7\n"));
  cr_expect(not has(text, "webserv_peer"));
}

Test(StatusMetrics, labels_are_escaped) {
  StatusReport report;
  report.peers.push_back(peer("a\\b", StatusReport::Peer::kUp));
  report.peers.push_back(peer("c", StatusReport::Peer::kDown));
  std::string text = statusAsMetrics(report);
  cr_expect(has(text, "webserv_peer_up{group=\"back \\\"end\\\"\",address=\"a\\\\b\"} 1\n"), "%s",
            text.c_str());
  cr_expect(has(text, "address=\"c\"} 0\n"));
}

Test(StatusReport, resident_memory_is_read_from_the_kernel_s_file) {
  TempDir dir;
  dir.write("status", "Name:\tx\nVmSize:\t 99 kB\nVmRSS:\t  12 kB\n");
  cr_expect_eq(readResidentBytes(dir.path("status")), 12u * 1024);
  dir.write("status", "VmRSS:\n");
  cr_expect_eq(readResidentBytes(dir.path("status")), 0u);
  cr_expect_eq(readResidentBytes(dir.path("none")), 0u);
  cr_expect_gt(readResidentBytes("/proc/self/status"), 100000u);
}

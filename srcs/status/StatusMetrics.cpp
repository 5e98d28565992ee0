#include "status/StatusMetrics.hpp"

#include "base/Numbers.hpp"

namespace {

class MetricsWriter {
 public:
  // Begins a metric; its samples follow.
  void begin(const char* name, const char* type, const char* help) {
    name_ = std::string("webserv_") + name;
    text_ += "# HELP " + name_ + " " + help + "\n# TYPE " + name_ + " " + type + "\n";
  }
  // `labels` is empty or like "{state=\"reading\"}".
  void sample(unsigned long value, const std::string& labels = std::string()) {
    text_ += name_ + labels + " ";
    appendDecimal(text_, static_cast<off_t>(value));
    text_ += '\n';
  }
  void gauge(const char* name, const char* help, unsigned long value) {
    begin(name, "gauge", help);
    sample(value);
  }
  void counter(const char* name, const char* help, unsigned long value) {
    begin(name, "counter", help);
    sample(value);
  }
  const std::string& text() const { return text_; }

 private:
  std::string name_;
  std::string text_;
};

}  // namespace

// In a value, a backslash, a quote and a line end are escaped.
static std::string label(const char* name, const std::string& value) {
  std::string text = std::string(name) + "=\"";
  for (std::size_t i = 0; i < value.size(); ++i) {
    if (value[i] == '\\' || value[i] == '"') text += '\\';
    if (value[i] == '\n')
      text += "\\n";
    else
      text += value[i];
  }
  return text + "\"";
}

static std::string only(const char* name, const std::string& value) {
  return "{" + label(name, value) + "}";
}

static void writeConnections(const Counters& counters, MetricsWriter& out) {
  out.counter("connections_accepted_total", "Connections that accept() returned.",
              counters.accepted);
  out.counter("connections_handled_total", "Connections that were served.", counters.handled);
  out.begin("connections", "gauge", "Open connections of clients.");
  out.sample(counters.reading, only("state", "reading"));
  out.sample(counters.writing, only("state", "writing"));
  out.sample(counters.waiting(), only("state", "waiting"));
  out.gauge("upstream_connections", "Open connections to upstream servers.", counters.upstreams);
}

static void writeResponses(const Counters& counters, MetricsWriter& out) {
  static const char* const kNames[] = {0, "1xx", "2xx", "3xx", "4xx", "5xx"};
  out.counter("requests_total", "Requests of which at least a byte has come.", counters.requests);
  out.begin("responses_total", "counter", "Ended responses by the class of their status.");
  for (int i = 1; i < Counters::kClasses; ++i)
    out.sample(counters.responses[i], only("class", kNames[i]));
  out.counter("received_bytes_total", "Bytes of ended requests.", counters.bytesReceived);
  out.counter("sent_bytes_total", "Bytes of ended responses.", counters.bytesSent);
}

static void writeLoop(const StatusReport& report, MetricsWriter& out) {
  out.counter("poll_calls_total", "Calls of poll().", report.looks.polls);
  out.begin("poll_descriptors_total", "counter", "Descriptors that poll() was asked about.");
  out.sample(report.looks.hot, only("part", "hot"));
  out.sample(report.looks.cold, only("part", "cold"));
  out.gauge("watched_descriptors", "Descriptors that the loop watches.", report.watched);
}

static void writeContent(const StatusReport& report, MetricsWriter& out) {
  out.counter("cache_hits_total", "Look-ups that found a file in the cache.", report.cacheHits);
  out.counter("cache_misses_total", "Look-ups that did not.", report.cacheMisses);
  out.gauge("cache_files", "Files in the cache.", report.cacheFiles);
  out.gauge("cache_bytes", "Bytes that the cache holds.", report.cacheBytes);
  out.gauge("gzip_responses", "Responses that are being compressed.", report.counters.encoders);
  out.counter("gzip_left_plain_total", "Responses sent plain because too many were compressed.",
              report.counters.leftPlain);
  out.begin("cgi_scripts", "gauge", "CGI scripts.");
  out.sample(report.cgiRunning, only("state", "running"));
  out.sample(report.cgiWaiting, only("state", "waiting"));
  out.gauge("sessions", "Sessions of visitors.", report.sessions);
  out.gauge("resident_memory_bytes", "Resident memory of the process.", report.residentBytes);
  out.begin("buffer_bytes", "gauge", "Memory for buffers.");
  out.sample(report.buffersLent, only("state", "lent"));
  out.sample(report.buffersKept, only("state", "kept"));
}

static std::string labelsOf(const StatusReport::Peer& peer) {
  return "{" + label("group", peer.group) + "," + label("address", peer.address) + "}";
}

static void writePeers(const std::vector<StatusReport::Peer>& peers, MetricsWriter& out) {
  out.begin("peer_up", "gauge", "1 if the peer may be asked, 0 if it is down or has failed.");
  for (std::size_t i = 0; i < peers.size(); ++i)
    out.sample(peers[i].state == StatusReport::Peer::kUp ? 1 : 0, labelsOf(peers[i]));
  out.begin("peer_connections", "gauge", "Requests that the peer is serving.");
  for (std::size_t i = 0; i < peers.size(); ++i)
    out.sample(static_cast<unsigned long>(peers[i].connections), labelsOf(peers[i]));
  out.begin("peer_requests_total", "counter", "How often the peer was chosen.");
  for (std::size_t i = 0; i < peers.size(); ++i)
    out.sample(peers[i].requests, labelsOf(peers[i]));
  out.begin("peer_failures_total", "counter", "How often the peer has failed.");
  for (std::size_t i = 0; i < peers.size(); ++i)
    out.sample(peers[i].failures, labelsOf(peers[i]));
}

std::string statusAsMetrics(const StatusReport& report) {
  MetricsWriter out;
  out.gauge("uptime_seconds", "Seconds since the server started.",
            static_cast<unsigned long>(report.uptime));
  out.gauge("configuration_generation", "Configurations put to work so far.",
            report.counters.generation);
  writeConnections(report.counters, out);
  writeResponses(report.counters, out);
  writeLoop(report, out);
  writeContent(report, out);
  if (!report.peers.empty()) writePeers(report.peers, out);
  return out.text();
}

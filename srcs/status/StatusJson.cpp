#include "status/StatusJson.hpp"

#include "base/Numbers.hpp"
#include "content/ListingText.hpp"

namespace {

// Writes the members of objects within objects, each on a line of its own.
class JsonWriter {
 public:
  JsonWriter() : text_("{"), isFirst_(true) {}

  void number(const char* name, unsigned long value) {
    member(name);
    appendDecimal(text_, static_cast<off_t>(value));
  }
  void text(const char* name, const std::string& value) {
    member(name);
    text_ += '"';
    appendJsonText(text_, value);
    text_ += '"';
  }
  void flag(const char* name, bool value) {
    member(name);
    text_ += value ? "true" : "false";
  }
  // `name` is 0 for an element of an array.
  void open(const char* name, char bracket) {
    member(name);
    text_ += bracket;
    isFirst_ = true;
  }
  void close(char bracket) {
    text_ += bracket;
    isFirst_ = false;
  }
  std::string finish() { return text_ + "\n}\n"; }

 private:
  void member(const char* name) {
    text_ += isFirst_ ? "\n" : ",\n";
    isFirst_ = false;
    if (name) text_ += std::string("\"") + name + "\": ";
  }

  std::string text_;
  bool isFirst_;
};

}  // namespace

static void writeConnections(const Counters& counters, JsonWriter& out) {
  out.open("connections", '{');
  out.number("accepted", counters.accepted);
  out.number("handled", counters.handled);
  out.number("active", counters.active);
  out.number("reading", counters.reading);
  out.number("writing", counters.writing);
  out.number("waiting", counters.waiting());
  out.number("upstream", counters.upstreams);
  out.close('}');
}

static void writeResponses(const Counters& counters, JsonWriter& out) {
  static const char* const kNames[] = {0, "1xx", "2xx", "3xx", "4xx", "5xx"};
  out.open("responses", '{');
  for (int i = 1; i < Counters::kClasses; ++i)
    out.number(kNames[i], counters.responses[i]);
  out.close('}');
  out.open("bytes", '{');
  out.number("received", counters.bytesReceived);
  out.number("sent", counters.bytesSent);
  out.close('}');
}

static void writeLoop(const StatusReport& report, JsonWriter& out) {
  out.open("poll", '{');
  out.number("calls", report.looks.polls);
  out.number("hot", report.looks.hot);
  out.number("cold", report.looks.cold);
  out.number("watched", report.watched);
  out.close('}');
}

static void writeContent(const StatusReport& report, JsonWriter& out) {
  out.open("cache", '{');
  out.number("hits", report.cacheHits);
  out.number("misses", report.cacheMisses);
  out.number("files", report.cacheFiles);
  out.number("bytes", report.cacheBytes);
  out.close('}');
  out.open("gzip", '{');
  out.number("running", report.counters.encoders);
  out.number("left_plain", report.counters.leftPlain);
  out.close('}');
  out.open("cgi", '{');
  out.number("running", report.cgiRunning);
  out.number("waiting", report.cgiWaiting);
  out.close('}');
  out.number("sessions", report.sessions);
  out.open("memory", '{');
  out.number("resident", report.residentBytes);
  out.number("buffers_lent", report.buffersLent);
  out.number("buffers_kept", report.buffersKept);
  out.close('}');
}

static const char* nameOf(StatusReport::Peer::State state) {
  if (state == StatusReport::Peer::kUp) return "up";
  return state == StatusReport::Peer::kDown ? "down" : "resting";
}

static void writePeers(const std::vector<StatusReport::Peer>& peers, JsonWriter& out) {
  out.open("upstreams", '[');
  for (std::size_t i = 0; i < peers.size(); ++i) {
    const StatusReport::Peer& peer = peers[i];
    out.open(0, '{');
    out.text("group", peer.group);
    out.text("address", peer.address);
    out.number("connections", static_cast<unsigned long>(peer.connections));
    out.number("requests", peer.requests);
    out.number("failures", peer.failures);
    out.text("state", nameOf(peer.state));
    out.flag("backup", peer.isBackup);
    out.close('}');
  }
  out.close(']');
}

std::string statusAsJson(const StatusReport& report) {
  JsonWriter out;
  out.number("uptime", static_cast<unsigned long>(report.uptime));
  out.number("generation", report.counters.generation);
  writeConnections(report.counters, out);
  out.number("requests", report.counters.requests);
  writeResponses(report.counters, out);
  writeLoop(report, out);
  writeContent(report, out);
  writePeers(report.peers, out);
  return out.finish();
}

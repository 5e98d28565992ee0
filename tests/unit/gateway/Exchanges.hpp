#pragma once

#include <string>

#include "content/PartNames.hpp"
#include "gateway/UpstreamProtocol.hpp"

// Runs a protocol without a connection.
struct Run {
  BlockPool pool;
  PartNames names;
  ResponseSpool spool;
  Buffer in;
  std::string log;  // what decode() has returned, and the body

  explicit Run(std::size_t memory = 1 << 20) : pool(0), spool(pool, names), in(pool) {
    ResponseSpool::Limits limits = {memory, 0, "", 0};
    spool.limit(limits);
  }

  // Returns what the protocol sends for a request with this body.
  std::string request(UpstreamProtocol& protocol, const std::string& text = "") {
    Buffer out(pool);
    RequestBody body;
    body.setText(text);
    protocol.begin(out);
    while (!body.isAtEnd())
      protocol.writeBody(body, out, 7);
    protocol.writeEnd(out);
    return out.slice().str();
  }

  // Gives the protocol these bytes. Returns false when the response is complete or bad.
  bool push(UpstreamProtocol& protocol, const std::string& bytes) {
    in.append(bytes);
    for (;;) {
      UpstreamProtocol::Result result = protocol.decode(in, spool);
      if (result == UpstreamProtocol::kMore && spool.room() > 0) return true;
      take();
      if (!note(protocol, result)) return false;
    }
  }
  // The connection ends.
  void end(UpstreamProtocol& protocol) {
    take();
    note(protocol, protocol.endInput());
  }

 private:
  void take() {
    Buffer out(pool);
    spool.pull(out, 1 << 20);
    log += out.slice().str();
  }
  bool note(UpstreamProtocol& protocol, UpstreamProtocol::Result result) {
    if (result == UpstreamProtocol::kBad) log += "<bad: " + protocol.failure().text() + ">";
    if (result == UpstreamProtocol::kEnd) log += protocol.mayReuse() ? "<end, again>" : "<end>";
    if (result == UpstreamProtocol::kHeadDone) {
      const UpstreamHead& head = protocol.head();
      log += "<" + std::to_string(head.status) + " " + std::to_string(head.contentLength);
      for (const UpstreamHead::Field& field : head.fields)
        log += " " + field.name + "=" + field.value;
      log += ">";
    }
    return result == UpstreamProtocol::kHeadDone || result == UpstreamProtocol::kMore;
  }
};

// Returns what becomes of a response that comes in two pieces, behind which the connection ends.
template <class Make>
std::string responseCutAt(Make make, const std::string& bytes, std::size_t cut,
                          std::size_t memory = 1 << 20) {
  Run run(memory);
  auto protocol = make();
  run.request(*protocol);
  bool goesOn = run.push(*protocol, bytes.substr(0, cut));
  if (goesOn && cut < bytes.size()) goesOn = run.push(*protocol, bytes.substr(cut));
  if (goesOn) run.end(*protocol);
  return run.log;
}

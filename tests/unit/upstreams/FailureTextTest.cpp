#include "upstreams/FailureText.hpp"

#include <criterion/criterion.h>
#include <errno.h>

static void expectText(const PeerFailure& failure, UpstreamPhase phase, const char* expected) {
  std::string text = describeFailure(failure, phase);
  cr_expect_eq(text, expected, "%s", text.c_str());
}

Test(failureText, saysWhatNginxSays) {
  expectText(PeerFailure::kTimeout, kUpstreamAwaitingHead,
             "upstream timed out (110: Connection timed out) while reading response header from "
             "upstream");
  expectText(PeerFailure::kTimeout, kUpstreamConnecting,
             "upstream timed out (110: Connection timed out) while connecting to upstream");
  expectText(PeerFailure::kClosed, kUpstreamSendingBody,
             "upstream prematurely closed connection while reading upstream");
  expectText(PeerFailure::ofConnect(ECONNREFUSED), kUpstreamConnecting,
             "connect() failed (111: Connection refused) while connecting to upstream");
  expectText(PeerFailure::ofBind("192.0.2.1", EADDRNOTAVAIL), kUpstreamConnecting,
             "bind(192.0.2.1) failed (99: Cannot assign requested address) while connecting to "
             "upstream");
  expectText(PeerFailure::kNoPeers, kUpstreamConnecting,
             "no live upstreams while connecting to upstream");
  expectText(PeerFailure::invalid("a line is not a field"), kUpstreamAwaitingHead,
             "a line is not a field while reading response header from upstream");
}

#include "upstreams/FailureText.hpp"

#include <criterion/criterion.h>

static void expectText(const char* why, UpstreamPhase phase, const char* expected) {
  std::string text = describeFailure(why, phase);
  cr_expect_eq(text, expected, "%s", text.c_str());
}

Test(failureText, saysWhatNginxSays) {
  expectText("it was silent for too long", kUpstreamAwaitingHead,
             "upstream timed out (110: Connection timed out) while reading response header from "
             "upstream");
  expectText("it did not accept the connection in time", kUpstreamConnecting,
             "upstream timed out (110: Connection timed out) while connecting to upstream");
  expectText("it closed the connection before the response was complete", kUpstreamSendingBody,
             "upstream prematurely closed connection while reading upstream");
  expectText("connect() failed (Connection refused)", kUpstreamConnecting,
             "connect() failed (111: Connection refused) while connecting to upstream");
  expectText("Connection refused", kUpstreamConnecting,
             "connect() failed (111: Connection refused) while connecting to upstream");
  expectText("no live upstreams", kUpstreamConnecting,
             "no live upstreams while connecting to upstream");
  expectText("a line is not a field", kUpstreamAwaitingHead,
             "a line is not a field while reading response header from upstream");
}

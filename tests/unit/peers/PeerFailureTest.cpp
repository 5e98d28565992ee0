#include "peers/PeerFailure.hpp"

#include <criterion/criterion.h>
#include <errno.h>

#include "config/UpstreamSettings.hpp"

static void expect(const PeerFailure& failure, unsigned reason, int status) {
  cr_expect_eq(failure.upstreamFailure(), reason, "%s", failure.text().c_str());
  cr_expect_eq(failure.status(), status, "%s", failure.text().c_str());
}

Test(PeerFailure, is_a_reason_for_the_next_upstream_and_a_status) {
  expect(PeerFailure::ofConnect(ECONNREFUSED), kUpstreamError, 502);
  expect(PeerFailure::kReset, kUpstreamError, 502);
  expect(PeerFailure::kClosed, kUpstreamError, 502);
  expect(PeerFailure::kTimeout, kUpstreamTimeout, 504);
  expect(PeerFailure::kOutputEnded, kUpstreamInvalidHead, 502);
  expect(PeerFailure::kLargeHead, kUpstreamInvalidHead, 502);
  expect(PeerFailure::kNotHttp, kUpstreamInvalidHead, 502);
  expect(PeerFailure::invalid("a line is not a field"), kUpstreamInvalidHead, 502);
}

Test(PeerFailure, is_no_fault_of_a_peer_if_this_server_has_failed) {
  expect(PeerFailure::kNoPeers, 0, 502);
  expect(PeerFailure::kUnreadableBody, 0, 500);
  expect(PeerFailure::ofBind("192.0.2.1", EADDRNOTAVAIL), 0, 500);
  expect(PeerFailure::kUnkeptBody, 0, 507);
}

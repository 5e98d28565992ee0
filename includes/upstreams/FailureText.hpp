#ifndef UPSTREAMS_FAILURETEXT_HPP
#define UPSTREAMS_FAILURETEXT_HPP

#include <string>

#include "peers/PeerFailure.hpp"

// What an upstream was doing when it failed.
enum UpstreamPhase { kUpstreamConnecting, kUpstreamAwaitingHead, kUpstreamSendingBody };

// Returns the line of the error log about a failure, in the words of nginx: "upstream timed out
// (110: Connection timed out) while reading response header from upstream".
std::string describeFailure(const PeerFailure& failure, UpstreamPhase phase);

#endif

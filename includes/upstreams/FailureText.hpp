#ifndef UPSTREAMS_FAILURETEXT_HPP
#define UPSTREAMS_FAILURETEXT_HPP

#include <string>

// What an upstream was doing when it failed.
enum UpstreamPhase { kUpstreamConnecting, kUpstreamAwaitingHead, kUpstreamSendingBody };

// Returns the line of the error log about a failure, in the words of nginx, which people search
// logs for: "upstream timed out (110: Connection timed out) while reading response header from
// upstream". `why` is what UpstreamLog::peerFailed() is told.
std::string describeFailure(const std::string& why, UpstreamPhase phase);

#endif

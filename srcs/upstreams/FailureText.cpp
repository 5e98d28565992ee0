#include "upstreams/FailureText.hpp"

std::string describeFailure(const PeerFailure& failure, UpstreamPhase phase) {
  static const char* const kPhases[] = {" while connecting to upstream",
                                        " while reading response header from upstream",
                                        " while reading upstream"};
  return failure.text() + kPhases[phase];
}

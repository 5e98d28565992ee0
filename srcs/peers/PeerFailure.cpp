#include "peers/PeerFailure.hpp"

#include <cstring>

#include "base/Numbers.hpp"
#include "config/UpstreamSettings.hpp"

PeerFailure PeerFailure::ofConnect(int error) {
  PeerFailure failure(kConnect);
  failure.error = error;
  return failure;
}

PeerFailure PeerFailure::ofBind(const std::string& address, int error) {
  PeerFailure failure(kBind);
  failure.detail = address;
  failure.error = error;
  return failure;
}

PeerFailure PeerFailure::invalid(const char* detail) {
  PeerFailure failure(kInvalid);
  failure.detail = detail;
  return failure;
}

unsigned PeerFailure::upstreamFailure() const {
  switch (kind) {
    case kNone:
    case kBind:
    case kNoPeers:
    case kUnreadableBody:
    case kUnkeptBody:
      return 0;
    case kTimeout:
      return kUpstreamTimeout;
    case kOutputEnded:
    case kLargeHead:
    case kNotHttp:
    case kInvalid:
      return kUpstreamInvalidHead;
    default:
      return kUpstreamError;
  }
}

int PeerFailure::status() const {
  switch (kind) {
    case kTimeout:
      return 504;
    case kBind:
    case kUnreadableBody:
      return 500;
    case kUnkeptBody:
      return 507;
    default:
      return 502;
  }
}

static std::string callFailed(const std::string& call, int error) {
  return call + " failed (" + decimal(error) + ": " + std::strerror(error) + ")";
}

std::string PeerFailure::text() const {
  switch (kind) {
    case kNone:
      return std::string();
    case kConnect:
      return callFailed("connect()", error);
    case kBind:
      return callFailed("bind(" + detail + ")", error);
    case kTimeout:
      return "upstream timed out (110: Connection timed out)";
    case kReset:
      return "recv() failed (104: Connection reset by peer)";
    case kNoSocket:
      return "the system has no socket for it";
    case kNoMemory:
      return "no memory is left";
    case kClosed:
      return "upstream prematurely closed connection";
    case kOutputEnded:
      return "upstream prematurely closed FastCGI stdout";
    case kLargeHead:
      return "upstream sent too big header";
    case kNotHttp:
      return "upstream sent no valid HTTP/1.0 header";
    case kInvalid:
      return detail;
    case kNoPeers:
      return "no live upstreams";
    case kUnreadableBody:
      return "the request body cannot be read";
    case kUnkeptBody:
      return "the disk did not take the request body";
  }
  return std::string();
}

#include "gateway/RetryPolicy.hpp"

bool RetryPolicy::mayRepeat(bool hasLeft) const {
  return isIdempotent_ || !hasLeft || (settings_.failures & kUpstreamNonIdempotent) != 0;
}

bool RetryPolicy::mayFollow(unsigned failure, long now) const {
  bool isInTime = settings_.triesTimeout == 0 || now - began_ < settings_.triesTimeout;
  bool mayTry = settings_.mostTries == 0 || tries_ < settings_.mostTries;
  return (settings_.failures & failure) != 0 && isInTime && mayTry;
}

unsigned RetryPolicy::failureOf(int status) {
  switch (status) {
    case 500:
      return kUpstreamHttp500;
    case 502:
      return kUpstreamHttp502;
    case 503:
      return kUpstreamHttp503;
    case 504:
      return kUpstreamHttp504;
    case 403:
      return kUpstreamHttp403;
    case 404:
      return kUpstreamHttp404;
    case 429:
      return kUpstreamHttp429;
    default:
      return 0;
  }
}

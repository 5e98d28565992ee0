#ifndef GATEWAY_RETRYPOLICY_HPP
#define GATEWAY_RETRYPOLICY_HPP

#include "config/UpstreamSettings.hpp"

// Decides whether a request that one server failed to respond to may be sent to another one: what
// `*_next_upstream`, `*_next_upstream_tries` and `*_next_upstream_timeout` say.
class RetryPolicy {
 public:
  // Keeps a reference to the settings, which must outlive this object.
  explicit RetryPolicy(const UpstreamSettings& settings)
      : settings_(settings), isIdempotent_(false), tries_(0), began_(0) {}

  // Whether a request that has been sent may be sent again (RFC 9110 9.2.2).
  void setIdempotent(bool isIdempotent) { isIdempotent_ = isIdempotent; }
  // The first server is about to be asked. `now` is in monotonic seconds, here and below.
  void begin(long now) { began_ = now; }
  void countTry() { ++tries_; }
  // The last try does not count.
  void forgetTry() { --tries_; }

  // Returns true if the request may be sent again. `hasLeft`: at least a byte of it has been sent.
  bool mayRepeat(bool hasLeft) const;
  // Returns true if another server may be asked after this failure, an UpstreamFailure.
  bool mayFollow(unsigned failure, long now) const;
  // Returns the UpstreamFailure that a response with this status is, or 0.
  static unsigned failureOf(int status);

 private:
  const UpstreamSettings& settings_;
  bool isIdempotent_;
  int tries_;
  long began_;
};

#endif

#ifndef GATEWAY_UPSTREAMLOG_HPP
#define GATEWAY_UPSTREAMLOG_HPP

#include <sys/types.h>

#include <string>

#include "peers/PeerFailure.hpp"

// Hears what an UpstreamTransfer does: for the error log, and for variables such as $upstream_addr.
class UpstreamLog {
 public:
  virtual ~UpstreamLog() {}

  // A peer is asked.
  virtual void peerAsked(const std::string& name) = 0;
  // The connection is open.
  virtual void peerConnected() = 0;
  // The head has come; `size` counts its bytes.
  virtual void peerResponded(int status, off_t size) = 0;
  // The peer has done what it was asked for, or failed. `received` counts the bytes it has sent.
  virtual void peerDone(int status, off_t received) = 0;
  // The peer has failed, or there is none.
  virtual void peerFailed(const PeerFailure& failure) = 0;
};

#endif

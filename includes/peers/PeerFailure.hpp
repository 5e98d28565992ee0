#ifndef PEERS_PEERFAILURE_HPP
#define PEERS_PEERFAILURE_HPP

#include <string>

// Why a request to a peer has failed.
struct PeerFailure {
  enum Kind {
    kNone,
    kConnect,         // connect() has failed with `error`
    kTimeout,         // the peer did not accept the connection in time, or was silent for too long
    kReset,           // recv() has failed
    kBind,            // bind() to the address `detail` has failed with `error`
    kNoSocket,        // the system has no socket for the connection
    kNoMemory,        // this server has no memory for what the peer sends
    kClosed,          // the connection ended before the response was complete
    kOutputEnded,     // the peer says that its response ends, but the response is incomplete
    kLargeHead,       // the head of the response is too large
    kNotHttp,         // the response is not one of HTTP/1
    kInvalid,         // the response is invalid: `detail` says why
    kNoPeers,         // no peer is left to be asked
    kUnreadableBody,  // the request body cannot be read from the disk
    kUnkeptBody       // the disk did not take the request body
  };

  Kind kind;
  int error;           // with kConnect and kBind: an errno
  std::string detail;  // with kInvalid: a sentence; with kBind: an address

  PeerFailure() : kind(kNone), error(0) {}
  PeerFailure(Kind what) : kind(what), error(0) {}
  static PeerFailure ofConnect(int error);
  static PeerFailure ofBind(const std::string& address, int error);
  static PeerFailure invalid(const char* detail);

  // Returns the UpstreamFailure by which `*_next_upstream` knows it, or 0 if the peer has no part
  // in it.
  unsigned upstreamFailure() const;
  // Returns the HTTP status of the response to a client that learns of it.
  int status() const;
  // Returns what it is in the words of nginx, which people search logs for: "upstream timed out
  // (110: Connection timed out)".
  std::string text() const;
};

#endif

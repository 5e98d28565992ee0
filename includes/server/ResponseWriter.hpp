#ifndef SERVER_RESPONSEWRITER_HPP
#define SERVER_RESPONSEWRITER_HPP

#include <cstddef>

#include "base/Buffer.hpp"
#include "exchange/Exchange.hpp"

// The response side of a connection: writes the head of a response and pulls its body into a buffer
// that waits to be sent. Does no I/O and knows neither the request nor the connection.
//
//            start()         end of the body
//   kNone ------------> kBody --------------> kComplete
//     |         ^       |   ^                     |
//     | await() |  kLater   | resume()            | reset(): kNone again
//     v         |       v   |                     | close(): kClosing
//   kAwaited ---+      kDeferred                  v
//
// close() leads from any state to kClosing. reset() leads from kAwaited back to kNone when the
// operation that was awaited does not respond itself.
class ResponseWriter {
 public:
  enum State {
    kNone,      // there is no response yet
    kAwaited,   // a pending operation will have the response, or says when to go on
    kBody,      // the head is written, the body is being pulled
    kDeferred,  // as kBody, but the body is not pulled before resume()
    kComplete,  // all of the response is in output() or sent; its request may not be complete
    kClosing    // no response follows: the connection ends when all is sent
  };
  // The bytes that may wait to be sent: a body's 64 KiB, with room for its head.
  enum { kCapacity = 68 * 1024 };

  // Keeps a reference to the pool, which must outlive the writer.
  explicit ResponseWriter(BlockPool& pool);

  State state() const { return static_cast<State>(state_); }
  // Returns true if a response has begun and can no longer be replaced by another one.
  bool hasBegun() const { return state_ == kBody || state_ == kDeferred || state_ == kComplete; }

  // Returns true if only the end of the connection tells the client that the body is complete.
  bool endsWithConnection() const { return framing_ == kUntilClose; }

  // Returns the bytes that should be sent by one call. When that has returned, sent() is due: the
  // head of a resident body stands in memory that all responses with this body share.
  Slice output();
  bool hasOutput() const { return !out_.empty() || !body_.bytes.empty(); }
  bool isFull() const { return out_.size() >= kCapacity || !body_.bytes.empty(); }
  // The first `count` of output() were sent.
  void sent(std::size_t count);

  // Appends an interim response.
  void append(const Slice& bytes) { out_.append(bytes); }
  void await() { become(kAwaited); }
  // Writes the head of x.response. A response to HEAD is not chunked, for it has no body. Counts
  // x.bytesSent and sets x.sentFraming.
  void start(Exchange& x, const HeadFrame& frame);
  // Pulls once from the body of x.response, as much as there is room for and at most about `most`
  // bytes. At its end, or if there
  // is none, the state becomes kComplete; at kLater it becomes kDeferred. A resident body is not
  // copied: it must stay until it was sent, which ends the response. Returns kWait while there is
  // no room or the state is kDeferred. Counts x.bytesSent and x.bodyBytesSent.
  BodySource::Result pull(Exchange& x, std::size_t most = kCapacity);
  // It is the turn of a body that was deferred.
  void resume();
  // The next response may come.
  void reset() { become(kNone); }
  void close();
  // The response broke off. If the client would take its end for the end of the body, only a reset
  // of the connection tells that it is not.
  void tear() { needsReset_ = endsWithConnection(); }
  bool needsReset() const { return needsReset_; }

 private:
  enum Framing { kPlain, kChunked, kUntilClose };

  ResponseWriter(const ResponseWriter&);
  ResponseWriter& operator=(const ResponseWriter&);

  BodySource::Result end(Exchange& x);
  bool takeResident(Exchange& x, std::size_t most);
  void become(State state) { state_ = static_cast<unsigned char>(state); }

  Buffer out_;
  ResidentBytes body_;     // follows out_, unless it is empty
  unsigned char state_;    // State
  unsigned char framing_;  // Framing, of the response at hand
  bool needsReset_;        // the connection must not end in an orderly way
};

#endif

#ifndef SERVER_REQUESTREADER_HPP
#define SERVER_REQUESTREADER_HPP

#include <sys/types.h>

#include <cstddef>

#include "base/Buffer.hpp"
#include "exchange/Exchange.hpp"
#include "server/BodyRest.hpp"

// The request side of a connection: holds the bytes that have arrived, parses the head of a request
// and decodes its body into a sink. Does no I/O and knows neither the response nor the connection.
//
//   kPreface - skipPreface() -> kIdle or kHead
//
//                     +------------------- a head without a body ------------------+
//                     |                                                            v
//   kIdle - bytes -> kHead - a head -> kHeld - startBody() -> kBody - last byte -> kWhole ---+
//     ^                ^                 |                      |                    |       |
//     |                |            end of input           end of input         end of input |
//     |                |                 v                      v                    v       |
//     |                |            kHeldEnded - as above -> kBodyEnded - as -> kWholeEnded  |
//     |                |                                                             |       |
//     +----------------+---------------------------- next() -------------------------+-------+
//
//   kWhole ------ startTunnel() --> kTunnel
//                                      | end of input
//                                      v
//   kWholeEnded - startTunnel() --> kTunnelEnded
//
// discard() leads from any state to kDiscarding, stop() to kStopped. The end of input leads to
// kStopped from any state that is not shown with another arrow.
class RequestReader {
 public:
  enum State {
    kPreface,      // a PROXY header is being read, before the first request
    kIdle,         // no byte of the next request has come
    kHead,         // a head is being read
    kHeld,         // a head with a body has come; the body has to wait
    kHeldEnded,    // as kHeld, but the client has ended its side: nothing more comes
    kBody,         // a body is being decoded
    kBodyEnded,    // as kBody, but the client has ended its side: nothing more comes
    kWhole,        // the request is complete; what comes now belongs to the next one
    kWholeEnded,   // the request is complete, and the client has ended its side
    kTunnel,       // the connection speaks another protocol: what comes is passed on
    kTunnelEnded,  // as kTunnel, but the client has ended its side
    kDiscarding,   // what comes is thrown away
    kStopped       // nothing is read any more
  };
  enum BodyResult {
    kBodyMore,  // all bytes at hand were used, or the sink takes no more for now
    kBodyDone,  // the body is complete
    kBodyBad,   // the decoder's error() says why
    kBodyCut,   // the client has ended its side before the end of the body
    kBodySlow   // the client sends so slowly that it must be suspected of doing so on purpose
  };

  // Keeps a reference to the pool, which must outlive the reader.
  explicit RequestReader(BlockPool& pool);

  State state() const { return static_cast<State>(state_); }
  bool isInBody() const { return state_ == kBody || state_ == kBodyEnded; }
  bool holdsBody() const { return state_ == kHeld || state_ == kHeldEnded; }
  // Returns true if there is room for more of what the state awaits.
  bool hasRoom() const;

  // Returns space for the next bytes to be received, and its size in `room`. Throws std::bad_alloc.
  char* prepare(std::size_t& room);
  // `count` bytes, perhaps none, were received into that space.
  void commit(std::size_t count);
  // The client has ended its side. What can no longer be completed is given up: the state is
  // kStopped then. The Slices of a head that was read stay valid.
  void endInput();

  // A PROXY header comes before the first request. REQUIRES: no byte has come
  void expectPreface() { become(kPreface); }
  // The bytes that have come of the PROXY header, and perhaps what follows it. REQUIRES: state() is
  // kPreface
  Slice preface() const { return head_.slice(); }
  // The PROXY header has `size` bytes. REQUIRES: state() is kPreface
  void skipPreface(std::size_t size);

  // Parses what there is of a head into x.request, by x.parser. When it is done, the state is
  // kWhole, or kHeld if the request declares a body; then startBody() is due. The Slices of
  // x.request point into this reader until next(), clear() or stop(). Counts x.requestBytes.
  // Throws std::bad_alloc. REQUIRES: state() is kHead
  RequestParser::Result readHead(Exchange& x, const HeadLimits& limits);

  // Begins with the body of x.request, of at most `maxSize` bytes (0: any number), whose trailer
  // fields have at most `maxTrailers` bytes. REQUIRES: holdsBody()
  void startBody(Exchange& x, off_t maxSize, std::size_t maxTrailers, long now);
  // Decodes what has come of the body into x.sink, or into nothing if there is none. Counts
  // x.requestBytes. REQUIRES: isInBody()
  BodyResult readBody(Exchange& x, long now);
  // From now on, what comes behind this request belongs to another protocol. Adjusts the Slices of
  // the request. REQUIRES: state() is kWhole or kWholeEnded
  void startTunnel(Request& request);
  // Passes on to x.sink what has come, and deletes it when nothing more comes. Counts
  // x.requestBytes. REQUIRES: isTunnel()
  void readTunnel(Exchange& x);
  bool isTunnel() const { return state_ == kTunnel || state_ == kTunnelEnded; }
  // Returns what has not arrived yet of the body of x.request.
  BodyRest restOfBody(const Exchange& x) const;
  bool hasBodyBytes() const { return !body_.empty(); }

  // Returns true if bytes of another request have come behind this one, whose head has `headSize`
  // bytes.
  bool hasMore(std::size_t headSize) const;
  // Returns true if the client has ever sent a request before the response to another one.
  bool isPipelining() const { return manner_ == kPipelining; }
  // Forgets this request, whose head has `headSize` bytes, and goes on to the next one. Throws
  // std::bad_alloc.
  void next(std::size_t headSize);

  // Discards the body that has come and all that will come. The head is kept until clear().
  void discard();
  // The bytes that were received since the last discard() or clear(), of which nobody has use.
  Slice discarded() const { return body_.slice(); }
  // Forgets all bytes.
  void clear();
  // Forgets all bytes, and reads nothing any more.
  void stop();

 private:
  enum Manner { kOneByOne, kPipelining };

  RequestReader(const RequestReader&);
  RequestReader& operator=(const RequestReader&);

  void become(State state) { state_ = static_cast<unsigned char>(state); }
  bool isInHead() const { return state_ == kIdle || state_ == kHead || state_ == kPreface; }
  void splitBody(std::size_t headSize);
  void judgePace(long now, off_t received);
  bool isTooSlow(long now, off_t received);

  Buffer head_;           // the head, pinned at the front; behind it whatever came with it
  Buffer body_;           // what came behind a head that is complete
  off_t judged_;          // bytes of the body when its pace was judged last
  unsigned judgedAt_;     // low bits of that time, so that an idle connection stays small
  unsigned char state_;   // State
  unsigned char manner_;  // Manner, of the client
  bool isEarly_;          // this request began to arrive before the one before it was over
};

#endif

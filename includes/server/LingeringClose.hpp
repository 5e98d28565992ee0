#ifndef SERVER_LINGERINGCLOSE_HPP
#define SERVER_LINGERINGCLOSE_HPP

#include <sys/types.h>

#include "base/Slice.hpp"
#include "server/BodyRest.hpp"

// The end of a connection whose client may still be sending. To close a socket while bytes arrive
// resets the connection, and a reset can destroy responses that the client has not read yet.
// Therefore the connection discards what still arrives for a while, and is closed when the client
// has sent all it owes, has ended its side, or has taken too long.
//
//   kBody --------- its last byte ---+
//   kChunkedBody -- its last chunk --+--> kNothing ------ spend() the last look ----> close
//   kReceipt ------ acknowledged() --+       | a byte
//      | a byte                              |
//      v                                     |
//   kReceiptAndRequests <--------------------+
//      | acknowledged()
//      v
//   kRequests --------------------------------------------- spend() the last tick ---> close
//
// From any state, seconds() of silence lead to the close too.
class LingeringClose {
 public:
  // What the client still owes.
  enum Owed {
    kNothing,  // nothing that is known of: a few last looks tell whether something arrives
    kReceipt,  // the acknowledgement of responses that are on their way
    kReceiptAndRequests,  // the same, while a pipelining client sends requests of which it cannot
                          // know yet that they will not be served
    kRequests,            // only such requests: all responses have reached the client's system
    kBody,                // the rest of a body of known length
    kChunkedBody,         // the rest of a chunked body
    kRestOfHead           // the rest of a head that is too large to be read
  };
  // How many iterations of the loop look for bytes that nobody expects, and for how many tenths of
  // a second nothing arrives before no more requests are expected. The latter is longer than a
  // round trip, and short enough for a client that waits for the end of the connection.
  enum { kLastLooks = 3, kLastTicks = 5 };

  LingeringClose();

  // Sets what the client owes; may be called before the last response is sent.
  void owe(Owed what) { owed_ = static_cast<unsigned char>(what); }
  // Requests may be on their way too, unless something other than a receipt is owed.
  void oweRequests();
  // The client owes the rest of a body.
  void owe(const BodyRest& rest);
  Owed owed() const { return static_cast<Owed>(owed_); }

  // Takes note of bytes that were received and are thrown away.
  void discard(const Slice& bytes);

  // The client's system has all responses. REQUIRES: owed() is kReceipt or kReceiptAndRequests
  void acknowledged();

  // The last response has been sent: the limits below count from `now`, in monotonic seconds.
  void begin(long now);
  // Starts the last looks or ticks again.
  void renew();
  // For kNothing, an iteration of the loop has found nothing; for kRequests, a tenth of a second
  // has passed. The first call does not count, because only a part of that time has passed. Returns
  // true if the last look or tick is over.
  bool spend() { return patience_-- == 0; }

  // Returns true if the connection has lingered for as long as any client may make it.
  bool isOver(long now) const;
  // How many seconds without a byte end the wait.
  int seconds() const;

 private:
  off_t length_;        // of kBody: the bytes still owed
  unsigned begun_;      // low bits of the time of begin(), so that an idle connection stays small
  unsigned char owed_;  // Owed
  unsigned char patience_;  // looks or ticks left
};

#endif

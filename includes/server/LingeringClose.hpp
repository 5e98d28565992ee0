#ifndef SERVER_LINGERINGCLOSE_HPP
#define SERVER_LINGERINGCLOSE_HPP

#include <sys/types.h>

#include <ctime>

#include "base/Slice.hpp"
#include "server/BodyRest.hpp"

// The end of a connection whose client may still be sending. To close a socket while bytes arrive
// resets the connection, and a reset can destroy a response that the client has not read yet.
// Therefore the connection discards what still arrives for a while, and is closed when the client
// has sent all it owes, has ended its side, or has taken too long.
//
//                 discard() the last byte                     spend() the last look
//   kBody ------------------------------------+
//   kChunkedBody -- discard() the last chunk -+--> kNothing ------------------------> close
//   kRestOfHead ------------------------------------------- seconds() of silence ---> close
class LingeringClose {
 public:
  // What the client still owes.
  enum Owed {
    kNothing,      // nothing that is known of: a few last looks tell whether something arrives
    kBody,         // the rest of a body of known length
    kChunkedBody,  // the rest of a chunked body
    kRestOfHead    // the rest of a head that is too large to be read
  };
  // How many iterations of the loop look for bytes that nobody expects.
  enum { kLastLooks = 3 };

  LingeringClose();

  // Sets what the client owes; may be called before the last response is sent.
  void owe(Owed what);
  // The client owes the rest of a body.
  void owe(const BodyRest& rest);
  Owed owed() const { return static_cast<Owed>(owed_); }

  // Takes note of bytes that were received and are thrown away.
  void discard(const Slice& bytes);

  // The last response has been sent: the limits below count from `now`.
  void begin(std::time_t now);
  // Starts the last looks again.
  void lookAgain() { looks_ = kLastLooks; }
  // An iteration of the loop has found nothing. Returns true if that was the last look.
  bool spendLook() { return looks_-- == 0; }

  // Returns true if the connection has lingered for as long as any client may make it.
  bool isOver(std::time_t now) const;
  // How many seconds without a byte end the wait.
  int seconds() const;

 private:
  void become(Owed owed) { owed_ = static_cast<unsigned char>(owed); }

  off_t length_;         // of kBody: the bytes still owed
  unsigned begun_;       // low bits of the time of begin(), so that an idle connection stays small
  unsigned char owed_;   // Owed
  unsigned char looks_;  // looks left
};

#endif

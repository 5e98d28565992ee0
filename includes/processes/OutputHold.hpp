#ifndef PROCESSES_OUTPUTHOLD_HPP
#define PROCESSES_OUTPUTHOLD_HPP

// Decides how long the first output of a CGI script is held back. Most scripts end right after
// it: when nobody is told of it before the end has come too, the whole output becomes one response
// with a length, which leaves in one send. A script that goes on writing is held up for about a
// millisecond, once.
//
//   kSilent --first output--> kHeld --the child has ended--> kLastLook
//                               |                                |
//          poll() slept in vain, or was busy kMostTurns times    | one more poll()
//                               |                                |
//                               +--------> kReleased <-----------+
//
// release() leads to kReleased from any state.
class OutputHold {
 public:
  enum { kMostTurns = 32 };
  enum State {
    kSilent,    // no output has come
    kHeld,      // the first output has come
    kLastLook,  // the same, and the child has ended: one more poll() tells of the output's end
    kReleased   // nothing is held back any more
  };

  OutputHold() : state_(kSilent), turnsLeft_(kMostTurns) {}

  State state() const { return state_; }
  // Returns whether there is output of which nobody may be told yet.
  bool isHeld() const { return state_ == kHeld || state_ == kLastLook; }

  // Output has come. Only the first is held back.
  void noteOutput();
  // A turn of the loop is over; `isIdle` if its poll() slept and reported nothing. Returns true if
  // that ends the hold.
  bool countTurn(bool isIdle);
  // The child has ended, and the loop has not: returns true if one more poll() is to be awaited,
  // false the second time. REQUIRES: isHeld()
  bool looksOnceMore();
  void release() { state_ = kReleased; }

 private:
  State state_;
  int turnsLeft_;
};

#endif

#include "server/Interest.hpp"

#include <poll.h>

// A client that waits for a pending operation is read from, so that its leaving is noticed.
static bool wantsInput(const Interest::Sides& sides) {
  switch (sides.request) {
    case RequestReader::kIdle:
    case RequestReader::kHead:
      return !sides.isOutputFull;
    case RequestReader::kBody:
      return sides.hasRoom;
    case RequestReader::kWhole:
      return sides.hasPending && sides.hasRoom;
    case RequestReader::kDiscarding:
      return true;
    default:
      return false;
  }
}

static Interest::Timer timerOf(const Interest::Sides& sides) {
  if (sides.hasOutput) return Interest::kTimerSend;
  if (sides.response == ResponseWriter::kClosing) return Interest::kTimerLinger;
  switch (sides.request) {
    case RequestReader::kIdle:
      return Interest::kTimerIdle;
    case RequestReader::kHead:
      return Interest::kTimerHead;
    case RequestReader::kBody:
      return sides.hasRoom ? Interest::kTimerBody : Interest::kTimerNone;
    case RequestReader::kBodyEnded:
    case RequestReader::kWholeEnded:
    case RequestReader::kStopped:
      return Interest::kTimerLeft;
    default:
      return Interest::kTimerNone;
  }
}

Interest Interest::of(const Sides& sides) {
  Interest interest;
  interest.events =
      static_cast<short>((wantsInput(sides) ? POLLIN : 0) | (sides.hasOutput ? POLLOUT : 0));
  interest.timer = timerOf(sides);
  return interest;
}

#include "server/Interest.hpp"

#include <poll.h>

// A client that waits for a pending operation is read from, so that its leaving is noticed.
static bool wantsInput(const Interest::Sides& sides) {
  switch (sides.request) {
    case RequestReader::kPreface:
    case RequestReader::kIdle:
    case RequestReader::kHead:
      return !sides.isOutputFull;
    case RequestReader::kBody:
    case RequestReader::kTunnel:
      return sides.hasRoom;
    case RequestReader::kHeld:
    case RequestReader::kWhole:
      return sides.hasPending && sides.hasRoom;
    case RequestReader::kDiscarding:
      return true;
    default:
      return false;
  }
}

static Interest::Timer timerOfEnd(LingeringClose::Owed owed) {
  switch (owed) {
    case LingeringClose::kReceipt:
    case LingeringClose::kReceiptAndRequests:
      return Interest::kTimerReceipt;
    case LingeringClose::kRequests:
      return Interest::kTimerBrief;
    default:
      return Interest::kTimerLinger;
  }
}

static Interest::Timer timerOf(const Interest::Sides& sides) {
  if (sides.hasOutput) return Interest::kTimerSend;
  if (sides.response == ResponseWriter::kClosing) return timerOfEnd(sides.owed);
  switch (sides.request) {
    case RequestReader::kPreface:
    case RequestReader::kIdle:
      return sides.isDraining ? Interest::kTimerBrief : Interest::kTimerIdle;
    case RequestReader::kHead:
      return Interest::kTimerHead;
    case RequestReader::kBody:
      return sides.hasRoom ? Interest::kTimerBody : Interest::kTimerNone;
    case RequestReader::kHeldEnded:
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
  interest.timer = timerOf(sides);
  bool wantsOutput = sides.hasOutput || interest.timer == kTimerReceipt;
  int events = (wantsInput(sides) ? POLLIN : 0) | (wantsOutput ? POLLOUT : 0);
  if (events == 0 && !sides.mayLeave) events = kOnlyFaults;
  interest.events = static_cast<short>(events);
  return interest;
}

#include "server/Pace.hpp"

#include <algorithm>

#include "config/Values.hpp"
#include "variables/Variables.hpp"

static const off_t kUnlimited = static_cast<off_t>(1) << 40;  // no network is faster
static const off_t kSmallestPiece = 256;
static const off_t kLargestPiece = 32 * 1024;
static const off_t kPiecesPerSecond = 10;
static const long kLongest = 100000000;  // hundredths of a second after which no more is granted

static off_t sizeOf(const Template& text, Exchange& x) {
  if (text.empty()) return 0;
  std::string value;
  expand(text, x, value);
  off_t size = 0;
  if (!parseSize(value, size)) x.log(kLogError, "invalid size \"" + value + "\"");
  return size;
}

off_t Pace::rateOf(Exchange& x) {
  off_t rate = x.limitRate >= 0 ? x.limitRate : sizeOf(x.scope().limits.rate, x);
  return rate < kUnlimited ? rate : 0;
}

Pace::Pace(AlarmQueue& alarms, Exchange& x, off_t rate)
    : alarms_(alarms),
      alarm_(alarms),
      rate_(rate),
      piece_(std::max(kSmallestPiece, std::min(kLargestPiece, rate / kPiecesPerSecond))),
      after_(std::min(sizeOf(x.scope().limits.rateAfter, x), kUnlimited)),
      begun_(alarms.now()) {}

off_t Pace::grantedSince(long hundredths) const {
  off_t passed = std::min(hundredths, kLongest);
  return after_ + piece_ + rate_ / 100 * passed + rate_ % 100 * passed / 100;
}

// Small pieces keep the flow even; they are large enough for the framing of chunks not to matter.
std::size_t Pace::allowance(const Exchange& x) {
  if (alarm_.isSet()) return 0;
  long now = alarms_.now();
  off_t granted = grantedSince(now - begun_) - x.bytesSent;
  if (granted >= piece_) return static_cast<std::size_t>(granted);
  alarm_.set(now + static_cast<long>((piece_ - granted) * 100 / rate_) + 1, x.waiter);
  return 0;
}

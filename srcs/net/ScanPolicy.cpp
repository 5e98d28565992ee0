#include "net/ScanPolicy.hpp"

#include <algorithm>

ScanPolicy::ScanPolicy() : isQuiet_(false), credit_(0) {
  last_.range = kAll;
  last_.slice = 0;
  last_.timeout = 0;
}

ScanPolicy::Plan ScanPolicy::plan(Range range, int timeout) {
  last_.range = range;
  last_.slice = 0;
  last_.timeout = timeout;
  return last_;
}

void ScanPolicy::earn(const Facts& facts) {
  budget_.tick(facts.second);
  credit_ += budget_.earnByWork(facts.worked, facts.cold);
  bool hasNapped = last_.range == kHot && last_.timeout > 0;
  if (hasNapped) credit_ += budget_.earnByNap(facts.cold);
  credit_ = std::min(credit_, 2 * facts.cold);
}

// A slice delays a response that waits to be sent, so in that case four must have been earned.
bool ScanPolicy::canAffordSlice(const Facts& facts) const {
  return credit_ >= (facts.armed ? 4u * kSliceSize : 1u * kSliceSize);
}

ScanPolicy::Plan ScanPolicy::takeSlice(const Facts& facts) {
  const std::size_t least = kSliceSize;
  const std::size_t most = kMostSlice;
  Plan slice = plan(kSlice, 0);
  slice.slice =
      std::min(std::min(facts.unseen, facts.most), std::min(std::max(credit_, least), most));
  credit_ -= std::min(credit_, slice.slice);
  return slice;
}

ScanPolicy::Plan ScanPolicy::takeTurns(const Facts& facts) {
  if (last_.range != kSlice && facts.unseen > 0) return takeSlice(facts);
  return plan(kHot, facts.armed ? 0 : kNap);
}

ScanPolicy::Plan ScanPolicy::next(const Facts& facts) {
  earn(facts);
  if (facts.events > 0) isQuiet_ = false;
  if (facts.events == 0 && last_.timeout > 0) isQuiet_ = true;
  Plan chosen = choose(facts);
  if (chosen.timeout > facts.longestSleep) chosen.timeout = last_.timeout = facts.longestSleep;
  return chosen;
}

// The first match wins. While all is quiet, sleeping over all descriptors costs nothing. Between
// two slices the hot ones have a look of their own, so that none waits for more than one slice.
ScanPolicy::Plan ScanPolicy::choose(const Facts& facts) {
  if (facts.hot + facts.cold > facts.most) return takeTurns(facts);
  if (facts.cold < kFewCold) return plan(kAll, kLongestSleep);
  if (isQuiet_ && !facts.armed) return plan(kAll, kLongestSleep);
  bool affordsSlice = canAffordSlice(facts);
  if (affordsSlice && last_.range != kSlice) return takeSlice(facts);
  if (facts.armed || affordsSlice) return plan(kHot, 0);
  if (facts.hot == 0) return plan(kAll, kLongestSleep);
  if (last_.range == kAll && facts.coldEvent) return plan(kAll, 0);
  return plan(kHot, kNap);
}

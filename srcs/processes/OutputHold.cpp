#include "processes/OutputHold.hpp"

void OutputHold::noteOutput() {
  if (state_ == kSilent) state_ = kHeld;
}

bool OutputHold::countTurn(bool isIdle) {
  if (state_ != kHeld) return false;
  --turnsLeft_;
  if (!isIdle && turnsLeft_ > 0) return false;
  state_ = kReleased;
  return true;
}

bool OutputHold::looksOnceMore() {
  if (state_ == kLastLook) return false;
  state_ = kLastLook;
  return true;
}

#include "net/Uptime.hpp"

#include <algorithm>
#include <fstream>
#include <new>

Uptime::Uptime(const Turn& turn, const std::string& file)
    : turn_(turn), file_(file), measuredTurn_(0), hundredths_(0), second_(turn.second) {}

bool Uptime::read(long& hundredths) const {
  try {
    std::ifstream file(file_.c_str());
    long seconds = 0;
    char point = 0;
    long rest = 0;
    if (!(file >> seconds >> point >> rest)) return false;
    hundredths = seconds * 100 + rest;
    return true;
  } catch (const std::bad_alloc&) {
    return false;
  }
}

long Uptime::hundredths() {
  if (measuredTurn_ == turn_.number) return hundredths_;
  measuredTurn_ = turn_.number;
  long measured = hundredths_ + 100 * (turn_.second - second_);
  second_ = turn_.second;
  read(measured);
  hundredths_ = std::max(hundredths_, measured);
  return hundredths_;
}

#include "exchange/Clock.hpp"

#include "http/HttpDate.hpp"

// The wall clock counts whole seconds, so that the start of the machine lies within a second:
// low <= start < low + 1 s. Each call may narrow that down. If the clock was set, it begins anew.
int Clock::fraction() {
  long up = hundredths();
  long low = static_cast<long>(turn_.now) * 100 - up;
  if (bootTime_ < low || bootTime_ >= low + 100) bootTime_ = low;
  return static_cast<int>(bootTime_ - low);
}

static std::string formatted(const char* format, const std::tm& local) {
  char text[64];
  return std::string(text, std::strftime(text, sizeof text, format, &local));
}

void Clock::appendLongDate(bool isLocal, std::string& out) const {
  std::time_t now = turn_.now;
  std::tm parts = isLocal ? *std::localtime(&now) : *std::gmtime(&now);
  out += formatted("%A, %d-%b-%Y %H:%M:%S %Z", parts);
}

// Puts a colon between the hours and the minutes of a zone such as "+0130", as ISO 8601 does.
static std::string withColon(std::string zone) {
  if (zone.size() == 5) zone.insert(3, 1, ':');
  return zone;
}

void Clock::render() {
  if (rendered_ == turn_.now) return;
  rendered_ = turn_.now;
  httpDate_.clear();
  appendHttpDate(httpDate_, rendered_);
  std::tm local = *std::localtime(&rendered_);
  logTime_ = formatted("%d/%b/%Y:%H:%M:%S %z", local);
  iso8601_ = formatted("%Y-%m-%dT%H:%M:%S", local) + withColon(formatted("%z", local));
}

const std::string& Clock::httpDate() {
  render();
  return httpDate_;
}

const std::string& Clock::logTime() {
  render();
  return logTime_;
}

const std::string& Clock::iso8601() {
  render();
  return iso8601_;
}

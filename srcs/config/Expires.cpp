#include "config/Expires.hpp"

#include "config/Values.hpp"

static Status parseTime(Slice text, Expires& expires) {
  const int kDay = 24 * 3600;
  const off_t kLongest = 5000L * 365 * kDay;  // dates have four digits for the year
  bool isDaily = text.startsWith("@");
  bool isNegative = text.startsWith("-");
  if (isDaily || isNegative || text.startsWith("+")) text.removePrefix(1);
  off_t seconds;
  if (!parseSeconds(text, seconds) || seconds > kLongest) return Status::error("invalid value");
  if (isDaily && expires.kind == Expires::kAfterModified) {
    return Status::error("daily time cannot be used with \"modified\" parameter");
  }
  if (isDaily && seconds > kDay) {
    return Status::error("daily time value must be less than 24 hours");
  }
  if (isDaily) expires.kind = Expires::kDaily;
  expires.seconds = isNegative ? -seconds : seconds;
  return Status::ok();
}

Status parseExpires(Slice text, Expires& expires) {
  bool isModified = expires.kind == Expires::kAfterModified;
  bool isWord = text == "epoch" || text == "max" || text == "off";
  if (!isModified && isWord) {
    expires.kind = text == "off" ? Expires::kOff : text == "max" ? Expires::kMax : Expires::kEpoch;
    return Status::ok();
  }
  if (!isModified) expires.kind = Expires::kAfterNow;
  return parseTime(text, expires);
}

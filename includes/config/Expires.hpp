#ifndef CONFIG_EXPIRES_HPP
#define CONFIG_EXPIRES_HPP

#include "base/Slice.hpp"
#include "base/Status.hpp"
#include "config/Template.hpp"

// The value of `expires`.
struct Expires {
  enum Kind { kOff, kEpoch, kMax, kAfterNow, kAfterModified, kDaily };

  Kind kind;
  long seconds;    // may be negative; of kDaily, since midnight
  Template value;  // with variables: kind and seconds are read from it for each response

  Expires() : kind(kOff), seconds(0) {}
};

// Reads "epoch", "max", "off", "1h", "+1h", "-1h" or "@15h30m". If expires.kind is kAfterModified,
// `text` must be a time, which counts from the modification. An error says what is wrong with the
// value.
Status parseExpires(Slice text, Expires& expires);

#endif

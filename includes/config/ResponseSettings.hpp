#ifndef CONFIG_RESPONSESETTINGS_HPP
#define CONFIG_RESPONSESETTINGS_HPP

#include <string>

#include "config/InheritedList.hpp"
#include "config/Template.hpp"
#include "http/MimeTypes.hpp"

struct AddHeader {
  std::string name;
  Template value;
  bool always;  // on every status, not only on successes and redirects
};

struct Expires {
  enum Kind { kOff, kEpoch, kMax, kAfterNow, kAfterModified, kDaily };

  Kind kind;
  long seconds;  // may be negative; of kDaily, since midnight

  Expires() : kind(kOff), seconds(0) {}
};

enum ServerTokens { kServerTokensOff, kServerTokensOn, kServerTokensBuild };

// The fields that the configuration gives to a response.
struct ResponseSettings {
  const MimeTypes* types;  // owned by the Config; never 0 in a configuration that was loaded
  std::string defaultType;
  std::string charset;  // empty: off
  InheritedList<AddHeader> addHeaders;
  Expires expires;
  ServerTokens serverTokens;

  ResponseSettings() : types(0), defaultType("text/plain"), serverTokens(kServerTokensOn) {}
};

#endif

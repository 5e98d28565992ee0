#ifndef CONFIG_RESPONSESETTINGS_HPP
#define CONFIG_RESPONSESETTINGS_HPP

#include <string>

#include "config/CharsetSettings.hpp"
#include "config/Expires.hpp"
#include "config/InheritedList.hpp"
#include "config/Template.hpp"
#include "http/MimeTypes.hpp"

struct AddHeader {
  std::string name;
  Template value;
  bool always;  // on every status, not only on successes and redirects
};

enum ServerTokens { kServerTokensOff, kServerTokensOn, kServerTokensBuild };

// The fields that the configuration gives to a response.
struct ResponseSettings {
  const MimeTypes* types;  // owned by the Config; never 0 in a configuration that was loaded
  std::string defaultType;
  CharsetSettings charset;
  InheritedList<AddHeader> addHeaders;
  InheritedList<AddHeader> addTrailers;
  Expires expires;
  ServerTokens serverTokens;

  ResponseSettings() : types(0), defaultType("text/plain"), serverTokens(kServerTokensOn) {}
};

#endif

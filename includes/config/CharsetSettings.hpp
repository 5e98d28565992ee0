#ifndef CONFIG_CHARSETSETTINGS_HPP
#define CONFIG_CHARSETSETTINGS_HPP

#include <string>

#include "config/InheritedList.hpp"
#include "config/Template.hpp"

class CharsetMaps;

// The charset that responses are declared to have, and converted to.
struct CharsetSettings {
  Template name;                     // `charset`; empty: off
  Template source;                   // `source_charset`: of the files; empty: off
  bool overrides;                    // also where a CGI script declares another charset
  InheritedList<std::string> types;  // `charset_types`, "*" for any; empty: nginx's defaults
  const CharsetMaps* maps;           // owned by the Config; never 0 in one that was loaded

  CharsetSettings() : overrides(false), maps(0) {}
};

#endif

#ifndef CONFIG_REFERERSETTINGS_HPP
#define CONFIG_REFERERSETTINGS_HPP

#include <string>

#include "config/InheritedList.hpp"
#include "config/Pattern.hpp"

// A name of `valid_referers`, in lower case: exact, "*.example", "example.*" or ".example"; and the
// beginning of the URI behind it, or an empty string.
struct RefererName {
  std::string host;
  std::string uri;
};

// `valid_referers`: the pages that may link here.
// A regular expression of `valid_referers` sees the whole field behind "http://" or "https://".
struct RefererSettings {
  bool allowsNone;     // requests without the field
  bool allowsBlocked;  // fields without "http://" or "https://", as firewalls leave them
  bool hasServerNames;
  InheritedList<RefererName> names;
  InheritedList<const Pattern*> patterns;  // owned by the Config

  RefererSettings() : allowsNone(false), allowsBlocked(false), hasServerNames(false) {}
};

#endif

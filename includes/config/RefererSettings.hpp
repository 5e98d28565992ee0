#ifndef CONFIG_REFERERSETTINGS_HPP
#define CONFIG_REFERERSETTINGS_HPP

#include <string>

#include "config/InheritedList.hpp"

// A name of `valid_referers`, in lower case: exact, "*.example", "example.*" or ".example"; and the
// beginning of the URI behind it, or an empty string.
struct RefererName {
  std::string host;
  std::string uri;
};

// `valid_referers`: the pages that may link here.
struct RefererSettings {
  bool allowsNone;     // requests without the field
  bool allowsBlocked;  // fields without "http://" or "https://", as firewalls leave them
  bool hasServerNames;
  InheritedList<RefererName> names;

  RefererSettings() : allowsNone(false), allowsBlocked(false), hasServerNames(false) {}
};

#endif

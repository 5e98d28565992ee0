#ifndef CONFIG_REDIRECTSETTINGS_HPP
#define CONFIG_REDIRECTSETTINGS_HPP

#include <vector>

#include "config/InheritedList.hpp"
#include "config/Template.hpp"

// How the Location field of a redirect is made absolute.
struct RedirectSettings {
  bool isAbsolute;
  bool hasPort;
  bool hasServerName;

  RedirectSettings() : isAbsolute(true), hasPort(true), hasServerName(false) {}
};

struct ErrorPage {
  enum { kKeepStatus = -1, kStatusOfTarget = 0 };

  std::vector<int> codes;
  int status;  // "=200": that one; "=": kStatusOfTarget; neither: kKeepStatus
  Template uri;
};

struct ErrorPageSettings {
  InheritedList<ErrorPage> pages;
  bool isRecursive;

  ErrorPageSettings() : isRecursive(false) {}
};

// The `try_files` of a server or location.
struct TryFilesRule {
  std::vector<Template> files;  // empty: there is no try_files; one that ends in '/' is a directory
  int status;                   // of a last word such as "=404"; 0: use `fallback`
  Template fallback;            // the URI of an internal redirect

  TryFilesRule() : status(0) {}
};

#endif

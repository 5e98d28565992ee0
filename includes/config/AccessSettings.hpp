#ifndef CONFIG_ACCESSSETTINGS_HPP
#define CONFIG_ACCESSSETTINGS_HPP

#include <string>
#include <vector>

#include "config/InheritedList.hpp"

// "allow 10.0.0.0/8;": the first rule that covers a client decides.
struct AccessRule {
  bool allows;
  std::string network;  // 4 or 16 bytes; empty: every address
  int prefixBits;
};

struct AccessSettings {
  unsigned methods;  // the exact list of `methods`; 0: there is none
  InheritedList<AccessRule> rules;

  AccessSettings() : methods(0) {}
};

// A `limit_except` block: its rules apply to every method that it does not name.
struct LimitExceptRule {
  // 0: there is no such block. GET includes HEAD; a method that this server does not serve is
  // kUnknownMethod.
  unsigned methods;
  std::vector<AccessRule> access;

  LimitExceptRule() : methods(0) {}
};

#endif

#ifndef CONFIG_CGISETTINGS_HPP
#define CONFIG_CGISETTINGS_HPP

#include <string>

#include "base/Slice.hpp"
#include "config/InheritedList.hpp"
#include "config/Template.hpp"

struct CgiRule {
  std::string extension;    // ".py"
  std::string interpreter;  // empty: the file itself runs
  unsigned methods;         // 0: all
  bool checkFile;

  CgiRule() : methods(0), checkFile(true) {}
};

struct CgiParam {
  std::string name;
  Template value;
};

struct CgiSettings {
  InheritedList<CgiRule> rules;
  InheritedList<CgiParam> params;
  int timeout;  // seconds

  CgiSettings() : timeout(60) {}
  // Returns whether `cgi` has an interpreter for files of this name.
  bool runs(const Slice& name) const;
  // Returns whether a request with this method for a file of this name is for a script, so that the
  // file itself must not be sent.
  bool covers(const Slice& name, unsigned method) const;
};

#endif

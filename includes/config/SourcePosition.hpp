#ifndef CONFIG_SOURCEPOSITION_HPP
#define CONFIG_SOURCEPOSITION_HPP

#include <string>

#include "base/Numbers.hpp"

// Where a thing stands in the configuration: "conf/default.conf:12".
struct SourcePosition {
  std::string file;
  int line;  // 0: the file as a whole

  SourcePosition() : line(0) {}
  SourcePosition(const std::string& f, int l) : file(f), line(l) {}
  std::string text() const { return line == 0 ? file : file + ":" + decimal(line); }
};

#endif

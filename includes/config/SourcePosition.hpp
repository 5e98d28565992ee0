#ifndef CONFIG_SOURCEPOSITION_HPP
#define CONFIG_SOURCEPOSITION_HPP

#include <string>

#include "base/Numbers.hpp"
#include "base/Status.hpp"

// A line of a configuration file, for messages: "conf/default.conf:12".
struct SourcePosition {
  std::string file;
  int line;  // 0: the file as a whole

  SourcePosition() : line(0) {}
  SourcePosition(const std::string& f, int l) : file(f), line(l) {}
  std::string text() const { return line == 0 ? file : file + ":" + decimal(line); }
  // An error whose message begins with this position.
  Status fail(const std::string& sentence) const { return Status::error(text() + ": " + sentence); }
};

#endif

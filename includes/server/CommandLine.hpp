#ifndef SERVER_COMMANDLINE_HPP
#define SERVER_COMMANDLINE_HPP

#include <string>

#include "base/Status.hpp"
#include "config/ConfigOptions.hpp"

// What the program was asked to do.
struct CommandLine {
  ConfigOptions config;
  std::string signal;  // -s: "stop", "quit", "reopen" or "reload"; empty: run
  bool tests;          // -t, -T: check the configuration, and no more
  bool dumps;          // -T: and print it
  bool isQuiet;        // -q: only errors, under -t
  bool showsVersion;   // -v
  bool showsBuild;     // -V: and how it was built
  bool showsHelp;      // -h, -?

  CommandLine();

  // Options as nginx takes them, joined ("-tq", "-cfile") or not, and at most one file without an
  // option.
  Status parse(int argc, const char* const* argv);
};

std::string versionText();
std::string buildText();
std::string usageText();

#endif

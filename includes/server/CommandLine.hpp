#ifndef SERVER_COMMANDLINE_HPP
#define SERVER_COMMANDLINE_HPP

#include <string>

#include "base/Status.hpp"
#include "config/ConfigOptions.hpp"
#include "server/FolderConfig.hpp"

// What the command line asks for.
struct CommandLine {
  ConfigOptions config;
  FolderOptions folder;  // a positional argument that is a directory, -l, -u, -w
  std::string signal;    // -s: "stop", "quit", "reopen" or "reload"; empty if there is none
  bool tests;            // -t, -T: only check the configuration
  bool dumps;            // -T: print the configuration too
  bool isQuiet;          // -q: with -t, print errors only
  bool showsVersion;     // -v
  bool showsBuild;       // -V: show the version and how it was built
  bool showsHelp;        // -h, -?

  CommandLine();

  // Parses options as nginx does: they may be joined ("-tq", "-cfile"). At most one file may stand
  // without an option. If it is a directory, `config` becomes one that shares it. An error says
  // what is wrong.
  Status parse(int argc, const char* const* argv);
};

// What -v, -V and -h print.
std::string versionText();
std::string buildText();
std::string usageText();

#endif

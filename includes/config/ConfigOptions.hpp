#ifndef CONFIG_CONFIGOPTIONS_HPP
#define CONFIG_CONFIGOPTIONS_HPP

#include <string>

// What the command line says about the configuration.
struct ConfigOptions {
  std::string file;        // -c, or the positional argument
  std::string text;        // the configuration itself; empty: it is read from `file`
  std::string prefix;      // -p; empty: the current directory
  std::string directives;  // -g: main-level directives
  std::string errorLog;    // -e; empty: the standard error
};

#endif

#ifndef CONFIG_BUILDER_HPP
#define CONFIG_BUILDER_HPP

#include <string>

#include "base/Status.hpp"
#include "config/Config.hpp"

// What the command line says about the configuration.
struct ConfigOptions {
  std::string file;        // -c, or the positional one
  std::string prefix;      // -p; empty: the current directory
  std::string directives;  // -g: main-level directives
  std::string errorLog;    // -e; empty: the default
};

// Reads, checks and builds. The file is found from the prefix, as everything else. On an error
// `config` is not to be used and the message begins with "file:line: " wherever there is one.
Status loadConfig(const ConfigOptions& options, Config& config);

#endif

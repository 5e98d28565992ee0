#ifndef DIRECTIVES_CONFIGLOADER_HPP
#define DIRECTIVES_CONFIGLOADER_HPP

#include "base/Status.hpp"
#include "config/Config.hpp"
#include "config/ConfigOptions.hpp"

// Reads, checks and builds a configuration. The file is found from the prefix, as every other path
// is. An error's message begins with "file:line: " where it has such a position; `config` is not to
// be used then.
Status loadConfig(const ConfigOptions& options, Config& config);

#endif

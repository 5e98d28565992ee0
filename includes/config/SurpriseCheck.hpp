#ifndef CONFIG_SURPRISECHECK_HPP
#define CONFIG_SURPRISECHECK_HPP

#include "config/Config.hpp"

// Adds a warning for everything in a loaded configuration that works as it stands but will surprise
// later: a root, an interpreter or an error page that is not there, an upload store that cannot be
// written, `methods POST` where nothing takes a POST, a status page that is open to everybody, and
// `user` under root. The position is that of the block. What depends on a variable is left out.
// Looks at the file system, so that two calls may find different things.
void warnOfSurprises(Config& config);

#endif

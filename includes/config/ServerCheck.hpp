#ifndef CONFIG_SERVERCHECK_HPP
#define CONFIG_SERVERCHECK_HPP

#include "base/Status.hpp"
#include "config/Config.hpp"

// Checks what concerns several servers: an address has at most one default server, its options are
// given once, and no two servers on it have the same set of names. A name that two servers share
// while their sets differ is a warning. Then copies the options of an address to every server on
// it.
Status checkServers(Config& config);

#endif

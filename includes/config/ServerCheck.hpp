#ifndef CONFIG_SERVERCHECK_HPP
#define CONFIG_SERVERCHECK_HPP

#include "base/Status.hpp"
#include "config/Config.hpp"

// What only all servers together can tell: one default server for an address, its options said
// once, and no two servers on it with the same names. Names that only some of them share are a
// warning. Then gives every server on an address the options that one of them said.
Status checkServers(Config& config);

#endif

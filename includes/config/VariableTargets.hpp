#ifndef CONFIG_VARIABLETARGETS_HPP
#define CONFIG_VARIABLETARGETS_HPP

#include "config/Config.hpp"

// Resolves the host names that `set`, `map`, `geo` and `split_clients` can give to a variable in
// the address of `proxy_pass` or one of its kin, because no name is resolved while the server runs.
// A name that cannot be resolved gets a warning, since requests need not ever lead there; an
// address whose values are not known beforehand, such as one made of $host, gets a note for -t.
void resolveVariableTargets(Config& config);

#endif

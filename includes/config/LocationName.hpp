#ifndef CONFIG_LOCATIONNAME_HPP
#define CONFIG_LOCATIONNAME_HPP

#include "base/Status.hpp"
#include "config/Config.hpp"
#include "config/Statement.hpp"

// Reads the words that follow `location` into its kind, uri and pattern: "/a", "= /a", "^~ /a",
// "~ a", "~* a" or "@name"; the modifier may be joined to what follows. The configuration owns the
// pattern. Errors have no position.
Status readLocationName(const Statement& statement, Config& config, Location& location);

// Returns an error if `location` may not stand inside `outer`.
Status checkLocationPlace(const Location& location, const Location& outer);

#endif

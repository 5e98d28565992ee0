#ifndef CONFIG_LOCATIONNAME_HPP
#define CONFIG_LOCATIONNAME_HPP

#include "base/Status.hpp"
#include "config/Location.hpp"
#include "config/Statement.hpp"

// Reads the words that follow `location` into its kind and uri: "/a", "= /a", "^~ /a" or "@name";
// the modifier may be joined to the path. Errors have no position.
Status readLocationName(const Statement& statement, Location& location);

// Returns an error if `location` may not stand inside `outer`.
Status checkLocationPlace(const Location& location, const Location& outer);

#endif

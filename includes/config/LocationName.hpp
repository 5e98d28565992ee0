#ifndef CONFIG_LOCATIONNAME_HPP
#define CONFIG_LOCATIONNAME_HPP

#include "config/Block.hpp"

// Reads what follows `location`: "/a", "= /a", "^~ /a", "@name", the modifier joined or not.
Complaint readLocationName(const Statement& statement, Location& location);

// Whether `location` may stand inside `outer`.
Complaint checkLocationPlace(const Location& location, const Location& outer);

#endif

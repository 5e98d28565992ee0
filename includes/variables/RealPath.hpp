#ifndef VARIABLES_REALPATH_HPP
#define VARIABLES_REALPATH_HPP

#include <string>

#include "exchange/Exchange.hpp"

// Returns the path of a directory without symbolic links and without a '/' at its end. There is no
// realpath() on the list of allowed functions: this walks up, and looks in each directory for the
// entry that has the inode of the one below. Returns an empty string if the directory is missing,
// or if one of the directories above it cannot be read or has more than kMostEntries entries.
std::string realPath(const std::string& directory);

enum { kMostEntries = 10000 };

// Appends the location's root without symbolic links, or nothing if it is missing, as nginx does.
void appendRealRoot(const Exchange& exchange, std::string& out);

#endif

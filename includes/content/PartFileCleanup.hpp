#ifndef CONTENT_PARTFILECLEANUP_HPP
#define CONTENT_PARTFILECLEANUP_HPP

#include <string>

#include "config/Config.hpp"

// Removes temporary files that a crashed process left in the upload stores of `config`: those whose
// process is gone, or had the id of this one. REQUIRES: this process has created none yet.
void removeLeftovers(const Config& config, int pid);

// Does the same for one directory, and returns the number of files removed.
int removeLeftovers(const std::string& directory, int pid);

#endif

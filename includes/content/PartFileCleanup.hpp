#ifndef CONTENT_PARTFILECLEANUP_HPP
#define CONTENT_PARTFILECLEANUP_HPP

#include <string>

#include "config/Config.hpp"

// Removes what a process that crashed has left in the upload stores of `config`: temporary files
// whose process is gone, or has the number of ours. REQUIRES: this process has made none yet.
void removeLeftovers(const Config& config, int pid);

// The same for one directory; how many were removed.
int removeLeftovers(const std::string& directory, int pid);

#endif

#ifndef CONTENT_PARTFILECLEANUP_HPP
#define CONTENT_PARTFILECLEANUP_HPP

#include <cstddef>
#include <string>

#include "config/Config.hpp"

// Removes temporary files that a process which was killed left in the upload stores of `config`. A
// leftover is 24 hours old by the clock of its file system: other servers may use the same store,
// and the finished files of a form stop changing while the others arrive. `pid` is that of this
// process.
void removeLeftovers(const Config& config, int pid);

// Does the same for one directory, and returns the number of files removed. It looks at no more
// than `most` entries of the directory.
int removeLeftovers(const std::string& directory, int pid,
                    std::size_t most = static_cast<std::size_t>(-1));

#endif

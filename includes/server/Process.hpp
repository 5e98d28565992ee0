#ifndef SERVER_PROCESS_HPP
#define SERVER_PROCESS_HPP

#include <cstddef>

// Facts about this process, read from /proc/self.

int processId();
// Returns how many descriptors the process may have, or 0 if that is unknown or unlimited.
std::size_t descriptorLimit();

#endif

#ifndef SERVER_PROCESS_HPP
#define SERVER_PROCESS_HPP

#include <cstddef>

// What the system says of this process, read where it writes it down: /proc/self.

int processId();
// How many descriptors it may have, or 0 where that is not told or has no bound.
std::size_t descriptorLimit();

#endif

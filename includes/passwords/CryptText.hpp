#ifndef PASSWORDS_CRYPTTEXT_HPP
#define PASSWORDS_CRYPTTEXT_HPP

#include <string>

#include "base/Slice.hpp"

// Returns the characters with which crypt() writes the digest of its last round: 22 for MD5, 43 for
// SHA-256, 86 for SHA-512. REQUIRES: `digest` has the size of one of these.
std::string cryptText(const Slice& digest);

#endif

#ifndef LIMITS_KEYHASH_HPP
#define LIMITS_KEYHASH_HPP

#include "base/Slice.hpp"

// HalfSipHash-2-4, a hash of 32 bits with a secret of 64 bits: clients that choose the keys cannot
// choose keys with the same hash.
class KeyHash {
 public:
  // Takes the secret from /dev/urandom. Without that file the secret is 0.
  KeyHash();
  KeyHash(unsigned first, unsigned second) : first_(first), second_(second) {}

  unsigned of(const Slice& key) const;

 private:
  unsigned first_;
  unsigned second_;
};

#endif

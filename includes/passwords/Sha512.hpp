#ifndef PASSWORDS_SHA512_HPP
#define PASSWORDS_SHA512_HPP

#include "passwords/Digest.hpp"

// SHA-512 (FIPS 180-4): 64 bytes.
class Sha512 : public Digest {
 public:
  Sha512();
  virtual void reset();

 protected:
  virtual void compress(const unsigned char* block);
  virtual void store(unsigned char* digest) const;

 private:
  uint64_t state_[8];
};

#endif

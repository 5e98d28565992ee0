#ifndef PASSWORDS_SHA256_HPP
#define PASSWORDS_SHA256_HPP

#include "passwords/Digest.hpp"

// SHA-256 (FIPS 180-4): 32 bytes.
class Sha256 : public Digest {
 public:
  Sha256();
  virtual void reset();

 protected:
  virtual void compress(const unsigned char* block);
  virtual void store(unsigned char* digest) const;

 private:
  uint32_t state_[8];
};

#endif

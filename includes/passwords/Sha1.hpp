#ifndef PASSWORDS_SHA1_HPP
#define PASSWORDS_SHA1_HPP

#include "passwords/Digest.hpp"

// SHA-1 (FIPS 180-4): 20 bytes. Old password files need it; it protects nothing else here.
class Sha1 : public Digest {
 public:
  Sha1();
  virtual void reset();

 protected:
  virtual void compress(const unsigned char* block);
  virtual void store(unsigned char* digest) const;

 private:
  uint32_t state_[5];
};

#endif

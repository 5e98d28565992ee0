#ifndef PASSWORDS_MD5_HPP
#define PASSWORDS_MD5_HPP

#include "passwords/Digest.hpp"

// MD5 (RFC 1321): 16 bytes. Old password files need it; it protects nothing else here.
class Md5 : public Digest {
 public:
  Md5();
  virtual void reset();

 protected:
  virtual void compress(const unsigned char* block);
  virtual void store(unsigned char* digest) const;

 private:
  uint32_t state_[4];
};

#endif

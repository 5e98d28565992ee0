#ifndef PASSWORDS_STOREDPASSWORD_HPP
#define PASSWORDS_STOREDPASSWORD_HPP

#include "base/Slice.hpp"

// A password as a password file holds it, divided into its parts:
//
//   {PLAIN}secret
//   {SHA}BASE64                       the SHA-1 digest of the password
//   {SSHA}BASE64                      the SHA-1 digest of password and salt, then the salt
//   $apr1$SALT$HASH, $1$SALT$HASH     1,000 rounds of MD5
//   $5$SALT$HASH, $6$SALT$HASH        5,000 rounds of SHA-256 or SHA-512; "rounds=N$" before the
//                                     salt sets another number
struct StoredPassword {
  enum Scheme { kUnsupported, kPlain, kSha1, kSaltedSha1, kMd5, kSha256, kSha512 };
  enum { kFewestRounds = 1000, kMostRounds = 10000 };

  Scheme scheme;
  Slice prefix;  // "$6$"
  Slice salt;    // of the schemes with rounds
  int rounds;
  Slice hash;  // the rest, as it stands in the file

  // Refers to the bytes of `text`, which must outlive this object. What is none of the above is
  // kUnsupported, and so are a salt that is too long and a number of rounds out of bounds.
  explicit StoredPassword(const Slice& text);

  bool hasRounds() const { return rounds > 0; }

 private:
  void divide(const Slice& text);
  bool takeRounds(Slice& rest);
};

#endif

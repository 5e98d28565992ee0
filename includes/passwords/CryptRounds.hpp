#ifndef PASSWORDS_CRYPTROUNDS_HPP
#define PASSWORDS_CRYPTROUNDS_HPP

#include <string>

#include "base/ScopedPtr.hpp"
#include "passwords/Digest.hpp"
#include "passwords/StoredPassword.hpp"

// Computes the hash of a password by one of the schemes that have rounds, as crypt() does: each
// round hashes the digest of the round before, together with password and salt. The rounds are
// computed in slices.
class CryptRounds {
 public:
  // Copies what it needs. REQUIRES: stored.hasRounds(). The time of this call grows with the square
  // of the password's size, so the caller limits that.
  CryptRounds(const StoredPassword& stored, const Slice& password);

  // Computes at most `most` rounds. Returns true when all are done.
  bool advance(int most);
  // Returns the hash as a password file writes it. REQUIRES: advance() has returned true.
  std::string text() const;

 private:
  CryptRounds(const CryptRounds&);
  CryptRounds& operator=(const CryptRounds&);

  std::string digestOf(const Slice& a, const Slice& b, const Slice& c);
  void startMd5(const Slice& prefix);
  void startSha();
  std::string stretched(const Slice& bytes, std::size_t times, std::size_t size);

  ScopedPtr<Digest> digest_;
  StoredPassword::Scheme scheme_;
  std::string password_;  // what a round takes for the password: itself, or bytes made of it
  std::string salt_;
  std::string last_;  // the digest of the last round
  int done_;
  int count_;
};

#endif

#ifndef PASSWORDS_CRYPTROUNDS_HPP
#define PASSWORDS_CRYPTROUNDS_HPP

#include <string>

#include "base/ScopedPtr.hpp"
#include "passwords/Digest.hpp"
#include "passwords/StoredPassword.hpp"

// Computes the hash of a password by one of the schemes that have rounds, as crypt() does: each
// round hashes the digest of the round before, together with password and salt. All this is done in
// slices. In the SHA schemes, bytes made of the password first take its place; making them takes
// time that grows with the square of its size.
//
//   kStretching --the password has been hashed as often as it has bytes--> kRounds
class CryptRounds {
 public:
  // Copies what it needs. REQUIRES: stored.hasRounds()
  CryptRounds(const StoredPassword& stored, const Slice& password);

  // Hashes at least `bytes` bytes, and at most a round more. Returns true when all is done.
  bool advance(std::size_t bytes);
  // Returns the hash as a password file writes it. REQUIRES: advance() has returned true.
  std::string text() const;

 private:
  CryptRounds(const CryptRounds&);
  CryptRounds& operator=(const CryptRounds&);

  enum State { kStretching, kRounds };

  std::string digestOf(const Slice& a, const Slice& b, const Slice& c);
  void startMd5(const Slice& prefix);
  void startSha();
  std::size_t stretch();
  void endStretching();
  std::size_t computeRound();

  State state_;
  ScopedPtr<Digest> digest_;
  StoredPassword::Scheme scheme_;
  std::string password_;  // what a round takes for the password: itself, or bytes made of it
  std::string salt_;
  std::string last_;  // the digest of the last round
  int done_;          // steps of the state
  int count_;
};

#endif

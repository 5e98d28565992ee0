#ifndef PASSWORDS_PASSWORDCHECK_HPP
#define PASSWORDS_PASSWORDCHECK_HPP

#include <string>

#include "base/ScopedPtr.hpp"
#include "passwords/CryptRounds.hpp"

// Finds out whether a password is the one that a password file holds. Schemes with rounds take
// milliseconds and are computed in slices; the others are decided by the constructor.
//
//   kWorking --advance(), the last rounds--> kMatches or kDiffers
class PasswordCheck {
 public:
  enum State { kWorking, kMatches, kDiffers, kUnsupported };
  enum {
    kLongestPassword = 511,  // crypt() of today's systems takes no longer ones either
    kSlice = 16 * 1024       // bytes to hash, which takes a tenth of a millisecond
  };

  // Copies what it needs. `stored` is kUnsupported if its scheme is.
  PasswordCheck(const Slice& stored, const Slice& password);

  State state() const { return state_; }
  // Computes a slice. REQUIRES: state() is kWorking.
  void advance();

 private:
  PasswordCheck(const PasswordCheck&);
  PasswordCheck& operator=(const PasswordCheck&);

  State decided(bool matches) const { return matches ? kMatches : kDiffers; }
  State begin(const StoredPassword& stored, const Slice& password);

  State state_;
  std::string hash_;
  ScopedPtr<CryptRounds> rounds_;
};

// Compares a secret with what somebody claims it to be. The time depends on the size of `claimed`
// only, not on where the two differ.
bool equalsSecret(const Slice& secret, const Slice& claimed);

#endif

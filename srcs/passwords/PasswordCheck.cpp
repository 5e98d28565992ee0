#include "passwords/PasswordCheck.hpp"

#include "base/Base64.hpp"
#include "passwords/Sha1.hpp"

static const std::size_t kSha1Size = 20;

bool equalsSecret(const Slice& secret, const Slice& claimed) {
  int differences = secret.size() == claimed.size() ? 0 : 1;
  if (secret.empty()) return claimed.empty();
  for (std::size_t i = 0; i < claimed.size(); ++i)
    differences |= secret[i % secret.size()] ^ claimed[i];
  return differences == 0;
}

// The digest may be followed by a salt.
static bool matchesSha1(const Slice& hash, bool isSalted, const Slice& password) {
  std::string bytes;
  if (!decodeBase64(hash, bytes) || bytes.size() < kSha1Size) return false;
  if (!isSalted && bytes.size() != kSha1Size) return false;
  Sha1 digest;
  digest.add(password);
  digest.add(Slice(bytes).from(kSha1Size));
  return equalsSecret(Slice(bytes).sub(0, kSha1Size), digest.finish());
}

PasswordCheck::PasswordCheck(const Slice& stored, const Slice& password) {
  state_ = begin(StoredPassword(stored), password);
}

PasswordCheck::State PasswordCheck::begin(const StoredPassword& stored, const Slice& password) {
  switch (stored.scheme) {
    case StoredPassword::kUnsupported:
      return kUnsupported;
    case StoredPassword::kPlain:
      return decided(equalsSecret(stored.hash, password));
    case StoredPassword::kSha1:
    case StoredPassword::kSaltedSha1:
      return decided(
          matchesSha1(stored.hash, stored.scheme == StoredPassword::kSaltedSha1, password));
    default:
      break;
  }
  if (password.size() > kLongestPassword) return kDiffers;
  hash_ = stored.hash.str();
  rounds_.reset(new CryptRounds(stored, password));
  return kWorking;
}

void PasswordCheck::advance() {
  if (rounds_->advance(kSlice)) state_ = decided(equalsSecret(hash_, rounds_->text()));
}

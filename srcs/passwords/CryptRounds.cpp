#include "passwords/CryptRounds.hpp"

#include <algorithm>

#include "passwords/CryptText.hpp"
#include "passwords/Md5.hpp"
#include "passwords/Sha256.hpp"
#include "passwords/Sha512.hpp"

static Digest* newDigest(StoredPassword::Scheme scheme) {
  if (scheme == StoredPassword::kMd5) return new Md5;
  if (scheme == StoredPassword::kSha256) return new Sha256;
  return new Sha512;
}

CryptRounds::CryptRounds(const StoredPassword& stored, const Slice& password)
    : digest_(newDigest(stored.scheme)),
      scheme_(stored.scheme),
      password_(password.str()),
      salt_(stored.salt.str()),
      done_(0),
      count_(stored.rounds) {
  if (scheme_ == StoredPassword::kMd5)
    startMd5(stored.prefix);
  else
    startSha();
}

std::string CryptRounds::digestOf(const Slice& a, const Slice& b, const Slice& c) {
  digest_->reset();
  digest_->add(a);
  digest_->add(b);
  digest_->add(c);
  return digest_->finish().str();
}

// Adds the bytes of `pattern` over and over, `size` in all.
static void addRepeated(Digest& digest, const Slice& pattern, std::size_t size) {
  for (std::size_t left = size; left > 0;) {
    std::size_t taken = std::min(left, pattern.size());
    digest.add(pattern.sub(0, taken));
    left -= taken;
  }
}

// Poul-Henning Kamp's algorithm, as FreeBSD and Apache have it.
void CryptRounds::startMd5(const Slice& prefix) {
  std::string mixed = digestOf(password_, salt_, password_);
  digest_->reset();
  digest_->add(password_);
  digest_->add(prefix);
  digest_->add(salt_);
  addRepeated(*digest_, mixed, password_.size());
  for (std::size_t bits = password_.size(); bits != 0; bits >>= 1)
    digest_->add(bits & 1 ? Slice("", 1) : Slice(password_).sub(0, 1));
  last_ = digest_->finish().str();
}

// Ulrich Drepper's algorithm, https://www.akkadia.org/drepper/SHA-crypt.txt
void CryptRounds::startSha() {
  std::string mixed = digestOf(password_, salt_, password_);
  digest_->reset();
  digest_->add(password_);
  digest_->add(salt_);
  addRepeated(*digest_, mixed, password_.size());
  for (std::size_t bits = password_.size(); bits != 0; bits >>= 1)
    digest_->add(bits & 1 ? mixed : password_);
  last_ = digest_->finish().str();
  std::size_t times = 16u + static_cast<unsigned char>(last_[0]);
  std::string password = stretched(password_, password_.size(), password_.size());
  salt_ = stretched(salt_, times, salt_.size());
  password_.swap(password);
}

// Returns the digest of `bytes`, taken that many times, repeated up to `size` bytes.
std::string CryptRounds::stretched(const Slice& bytes, std::size_t times, std::size_t size) {
  digest_->reset();
  for (std::size_t i = 0; i < times; ++i)
    digest_->add(bytes);
  std::string pattern = digest_->finish().str();
  std::string result;
  while (result.size() < size)
    result.append(pattern, 0, size - result.size());
  return result;
}

bool CryptRounds::advance(int most) {
  int end = std::min(count_, done_ + most);
  for (; done_ < end; ++done_) {
    bool isOdd = done_ % 2 != 0;
    digest_->reset();
    digest_->add(isOdd ? password_ : last_);
    if (done_ % 3 != 0) digest_->add(salt_);
    if (done_ % 7 != 0) digest_->add(password_);
    digest_->add(isOdd ? last_ : password_);
    Slice digest = digest_->finish();
    last_.assign(digest.data(), digest.size());
  }
  return done_ == count_;
}

std::string CryptRounds::text() const { return cryptText(last_); }

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
    : state_(kRounds),
      digest_(newDigest(stored.scheme)),
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
  state_ = kStretching;
  digest_->reset();
}

// Returns the digest, repeated up to `size` bytes.
static std::string repeated(const Slice& digest, std::size_t size) {
  std::string result;
  while (result.size() < size)
    digest.sub(0, size - result.size()).appendTo(result);
  return result;
}

std::size_t CryptRounds::stretch() {
  if (static_cast<std::size_t>(done_) == password_.size()) {
    endStretching();
    return 0;
  }
  digest_->add(password_);
  ++done_;
  return password_.size();
}

void CryptRounds::endStretching() {
  password_ = repeated(digest_->finish(), password_.size());
  digest_->reset();
  addRepeated(*digest_, salt_, salt_.size() * (16u + static_cast<unsigned char>(last_[0])));
  salt_ = repeated(digest_->finish(), salt_.size());
  state_ = kRounds;
  done_ = 0;
}

std::size_t CryptRounds::computeRound() {
  bool isOdd = done_ % 2 != 0;
  digest_->reset();
  digest_->add(isOdd ? password_ : last_);
  if (done_ % 3 != 0) digest_->add(salt_);
  if (done_ % 7 != 0) digest_->add(password_);
  digest_->add(isOdd ? last_ : password_);
  Slice digest = digest_->finish();
  last_.assign(digest.data(), digest.size());
  ++done_;
  return 2 * (password_.size() + digest.size());
}

bool CryptRounds::advance(std::size_t bytes) {
  std::size_t hashed = 0;
  while (hashed < bytes && (state_ == kStretching || done_ < count_))
    hashed += state_ == kStretching ? stretch() : computeRound();
  return state_ == kRounds && done_ == count_;
}

std::string CryptRounds::text() const { return cryptText(last_); }

#ifndef PASSWORDS_DIGEST_HPP
#define PASSWORDS_DIGEST_HPP

#include <stdint.h>

#include <cstddef>

#include "base/Slice.hpp"

// A hash function of the family of MD5 and SHA: it takes any number of bytes and computes a digest
// of a fixed size. The subclasses compress whole blocks; this class divides the bytes into blocks
// and adds the padding and the length (RFC 1321 3.1, FIPS 180-4 5.1).
class Digest {
 public:
  enum { kLargest = 64, kLargestBlock = 128 };

  virtual ~Digest() {}

  // The size of the digest in bytes.
  std::size_t size() const { return size_; }
  // Begins a new text.
  virtual void reset() = 0;
  void add(const Slice& bytes);
  // Returns the digest of all bytes since reset(). It is valid until this object is used again,
  // which must begin with reset().
  Slice finish();

 protected:
  enum ByteOrder { kLittleEndian, kBigEndian };

  Digest(std::size_t size, std::size_t blockSize, ByteOrder order);

  void clear() { total_ = 0; }
  virtual void compress(const unsigned char* block) = 0;
  virtual void store(unsigned char* digest) const = 0;

 private:
  Digest(const Digest&);
  Digest& operator=(const Digest&);

  void pad();
  std::size_t pending() const { return static_cast<std::size_t>(total_ % blockSize_); }

  std::size_t size_;
  std::size_t blockSize_;
  ByteOrder order_;
  uint64_t total_;  // bytes since reset()
  unsigned char block_[kLargestBlock];
  unsigned char digest_[kLargest];
};

// The words of a block and of a digest, in either order of bytes.
uint32_t loadBig32(const unsigned char* from);
uint64_t loadBig64(const unsigned char* from);
uint32_t loadLittle32(const unsigned char* from);
void storeBig32(uint32_t word, unsigned char* to);
void storeBig64(uint64_t word, unsigned char* to);
void storeLittle32(uint32_t word, unsigned char* to);

inline uint32_t rotateLeft(uint32_t word, int bits) { return word << bits | word >> (32 - bits); }
inline uint32_t rotateRight(uint32_t word, int bits) { return word >> bits | word << (32 - bits); }
inline uint64_t rotateRight(uint64_t word, int bits) { return word >> bits | word << (64 - bits); }

#endif

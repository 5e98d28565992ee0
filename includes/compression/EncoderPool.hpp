#ifndef COMPRESSION_ENCODERPOOL_HPP
#define COMPRESSION_ENCODERPOOL_HPP

#include <cstddef>
#include <vector>

#include "deflate/GzipEncoder.hpp"

// Lends encoders, each of which takes about 270 KiB, to the responses that are being compressed.
class EncoderPool {
 public:
  // How many are lent at once, and how many are kept for the next responses.
  enum { kMostLent = 64, kMostKept = 4 };

  EncoderPool();
  // REQUIRES: every encoder was given back.
  ~EncoderPool();

  bool isExhausted() const { return lent_ == kMostLent; }
  std::size_t lent() const { return lent_; }
  // Returns an encoder that is ready for a stream of this level. Throws std::bad_alloc. REQUIRES:
  // !isExhausted()
  GzipEncoder* take(int level);
  void give(GzipEncoder* encoder);

 private:
  EncoderPool(const EncoderPool&);
  EncoderPool& operator=(const EncoderPool&);

  std::vector<GzipEncoder*> kept_;  // owned
  std::size_t lent_;
};

#endif

#ifndef COMPRESSION_ENCODERPOOL_HPP
#define COMPRESSION_ENCODERPOOL_HPP

#include <vector>

#include "deflate/GzipEncoder.hpp"

// Lends encoders, each of which takes about 270 KiB, to the responses that are being compressed.
class EncoderPool {
 public:
  // How many are lent at once, and how many are kept for the next responses.
  enum { kMostLent = 64, kMostKept = 4 };

  // Keeps a reference to `lent`, and counts there.
  explicit EncoderPool(unsigned long& lent);
  // REQUIRES: every encoder was given back.
  ~EncoderPool();

  bool isExhausted() const { return lent_ == kMostLent; }
  // Returns an encoder that is ready for a stream of this level. Throws std::bad_alloc. REQUIRES:
  // !isExhausted()
  GzipEncoder* take(int level);
  void give(GzipEncoder* encoder);

 private:
  EncoderPool(const EncoderPool&);
  EncoderPool& operator=(const EncoderPool&);

  std::vector<GzipEncoder*> kept_;  // owned
  unsigned long& lent_;
};

#endif

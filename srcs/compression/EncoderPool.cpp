#include "compression/EncoderPool.hpp"

EncoderPool::EncoderPool(unsigned long& lent) : lent_(lent) { kept_.reserve(kMostKept); }

EncoderPool::~EncoderPool() {
  for (std::size_t i = 0; i < kept_.size(); ++i)
    delete kept_[i];
}

GzipEncoder* EncoderPool::take(int level) {
  GzipEncoder* encoder = 0;
  if (kept_.empty()) {
    encoder = new GzipEncoder;
  } else {
    encoder = kept_.back();
    kept_.pop_back();
  }
  encoder->start(level);
  ++lent_;
  return encoder;
}

void EncoderPool::give(GzipEncoder* encoder) {
  --lent_;
  if (kept_.size() < kMostKept)
    kept_.push_back(encoder);
  else
    delete encoder;
}

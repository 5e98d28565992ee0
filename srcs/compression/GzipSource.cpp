#include "compression/GzipSource.hpp"

#include <algorithm>

GzipSource::GzipSource(BodySource& body, EncoderPool& encoders, int level, BlockPool& pool,
                       GzipSizes& sizes)
    : body_(body),
      encoders_(encoders),
      level_(level),
      block_(static_cast<std::size_t>(level < kThorough ? kBlock : kSmallBlock)),
      sizes_(sizes),
      encoder_(encoders.take(level)),
      plain_(pool),
      last_(kMore),
      rested_(0),
      files_(0) {}

GzipSource::~GzipSource() {
  if (encoder_) encoders_.give(encoder_);
}

void GzipSource::keepFor(FileCache& files, CachedFile& file) {
  files_ = &files;
  file_.reset(&file);
}

BodySource::Result GzipSource::pull(Buffer& out, std::size_t room) {
  const bool isTaken = plain_.empty() && encoder_->isDone();
  if (isTaken && last_ != kEnd) read();
  if (last_ == kError) return kError;
  encode(out, room);
  if (!encoder_->isDone()) return kMore;
  if (last_ == kEnd) finish();
  if (last_ != kMore || encoder_->taken() - rested_ < block_) return last_;
  rested_ = encoder_->taken();
  return kLater;
}

void GzipSource::read() {
  last_ = body_.pull(plain_, block_);
  plain_.releaseIfEmpty();
}

// Nothing is sent before there is something to send: not even the head of the gzip format.
void GzipSource::encode(Buffer& out, std::size_t room) {
  if (plain_.empty() && last_ != kEnd && encoder_->taken() == 0) return;
  const GzipEncoder::Flush flush = last_ == kEnd    ? GzipEncoder::kFinish
                                   : last_ == kWait ? GzipEncoder::kSync
                                                    : GzipEncoder::kNone;
  const std::size_t most = std::min<std::size_t>(room, kBlock);
  Slice rest = plain_.slice();
  char* const to = out.prepare(most);
  const std::size_t count = encoder_->encode(rest, flush, to, most);
  if (files_) form_.append(to, count);
  out.commit(count);
  out.releaseIfEmpty();
  plain_.consume(plain_.size() - rest.size());
}

void GzipSource::finish() {
  sizes_.plain = encoder_->taken();
  sizes_.packed = encoder_->written();
  if (files_) files_->keepForm(*file_, level_, form_);
}

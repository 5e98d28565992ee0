#include "server/LingeringClose.hpp"

static const int kMostSeconds = 30;
static const int kSilence = 5;            // seconds without a byte
static const int kSilenceInHead = 1;      // the same in a head
static const int kSilenceOfRequests = 2;  // the same of requests, should the ticks fail to come
static const char kLastChunk[] = "0\r\n\r\n";

LingeringClose::LingeringClose() : length_(0), begun_(0), owed_(kNothing), patience_(0) {}

void LingeringClose::oweRequests() {
  if (owed_ == kNothing || owed_ == kReceipt) owe(kReceiptAndRequests);
}

void LingeringClose::owe(const BodyRest& rest) {
  length_ = rest.length;
  owe(rest.kind == BodyRest::kNothing  ? kNothing
      : rest.kind == BodyRest::kLength ? kBody
                                       : kChunkedBody);
}

// The bytes of a chunked body are not decoded: a piece that ends like one is taken for its end.
void LingeringClose::discard(const Slice& bytes) {
  oweRequests();
  if (owed_ == kBody) owe(BodyRest(length_ - static_cast<off_t>(bytes.size())));
  if (owed_ == kChunkedBody && bytes.endsWith(kLastChunk)) owe(kNothing);
}

void LingeringClose::acknowledged() {
  owe(owed_ == kReceipt ? kNothing : kRequests);
  renew();
}

void LingeringClose::begin(long now) {
  begun_ = static_cast<unsigned>(now);
  renew();
}

void LingeringClose::renew() {
  int patience = owed_ == kRequests ? kLastTicks : kLastLooks;
  patience_ = static_cast<unsigned char>(patience);
}

bool LingeringClose::isOver(long now) const {
  return static_cast<int>(static_cast<unsigned>(now) - begun_) >= kMostSeconds;
}

int LingeringClose::seconds() const {
  switch (owed_) {
    case kRequests:
      return kSilenceOfRequests;
    case kRestOfHead:
      return kSilenceInHead;
    default:
      return kSilence;
  }
}

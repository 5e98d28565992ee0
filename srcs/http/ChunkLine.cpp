#include "http/ChunkLine.hpp"

#include "base/Numbers.hpp"
#include "http/CharClass.hpp"

static const off_t kLargestSize = 0x7fffffffffffffffL;

void ChunkLine::reset() {
  state_ = kSize;
  size_ = 0;
  length_ = digits_ = 0;
  error_ = HttpError();
}

ChunkLine::Result ChunkLine::fail(const HttpError& error) {
  error_ = error;
  return kBad;
}

ChunkLine::Result ChunkLine::feed(char c) {
  ++length_;
  if (state_ == kSize) return feedSize(c);
  if (state_ == kLineFeed)
    return c == '\n' ? kDone : fail(badRequest("the line of a chunk size ends without LF"));
  if (length_ > digits_ + kMostExtensionBytes + 1)
    return fail(badRequest("a chunk extension is too long"));
  if (state_ == kQuoted || state_ == kEscaped) return feedQuoted(c);
  return feedExtension(c);
}

ChunkLine::Result ChunkLine::feedSize(char c) {
  int digit = hexValue(c);
  if (digit >= 0) {
    if (++digits_ > kMostDigits || size_ > kLargestSize / 16)
      return fail(badRequest("a chunk size is too large"));
    size_ = size_ * 16 + digit;
    return kMore;
  }
  if (digits_ == 0) return fail(badRequest("a chunk has no size"));
  if (c != ';' && c != '\r') return fail(badRequest("a chunk size is not hexadecimal"));
  state_ = c == ';' ? kNameBegin : kLineFeed;
  return kMore;
}

static bool isBlank(char c) { return c == ' ' || c == '\t'; }

bool ChunkLine::endsItem(char c, State blank) {
  if (isBlank(c)) {
    state_ = blank;
  } else if (c == ';') {
    state_ = kNameBegin;
  } else if (c == '\r' && state_ != blank) {
    state_ = kLineFeed;
  } else {
    return false;
  }
  return true;
}

ChunkLine::Result ChunkLine::feedExtension(char c) {
  bool isBegin = state_ == kNameBegin || state_ == kValueBegin;
  bool isName = state_ == kName || state_ == kNameBlank;
  bool isInside = state_ == kName || state_ == kValue;
  if (isBegin && isBlank(c)) return kMore;
  if (isInside && isTokenChar(c)) return kMore;
  if (isBegin && isTokenChar(c)) {
    state_ = state_ == kNameBegin ? kName : kValue;
    return kMore;
  }
  if (state_ == kValueBegin && c == '"') {
    state_ = kQuoted;
    return kMore;
  }
  if (isName && c == '=') {
    state_ = kValueBegin;
    return kMore;
  }
  if (!isBegin && endsItem(c, isName ? kNameBlank : kValueBlank)) return kMore;
  return fail(badRequest("a chunk extension is malformed"));
}

ChunkLine::Result ChunkLine::feedQuoted(char c) {
  if (!isFieldValueChar(c)) return fail(badRequest("a chunk extension is malformed"));
  if (state_ == kEscaped)
    state_ = kQuoted;
  else if (c == '\\')
    state_ = kEscaped;
  else if (c == '"')
    state_ = kQuotedEnd;
  return kMore;
}

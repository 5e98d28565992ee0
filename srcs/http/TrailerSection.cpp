#include "http/TrailerSection.hpp"

#include "base/Slice.hpp"
#include "http/CharClass.hpp"

static const char* const kForbidden[] = {"authorization",
                                         "cache-control",
                                         "connection",
                                         "content-encoding",
                                         "content-length",
                                         "content-range",
                                         "content-type",
                                         "cookie",
                                         "expect",
                                         "forwarded",
                                         "host",
                                         "if-match",
                                         "if-modified-since",
                                         "if-none-match",
                                         "if-range",
                                         "if-unmodified-since",
                                         "keep-alive",
                                         "max-forwards",
                                         "pragma",
                                         "proxy",
                                         "proxy-authenticate",
                                         "proxy-authorization",
                                         "proxy-connection",
                                         "range",
                                         "set-cookie",
                                         "te",
                                         "trailer",
                                         "transfer-encoding",
                                         "upgrade",
                                         "www-authenticate"};

void TrailerSection::reset(std::size_t maxBytes) {
  state_ = kLineBegin;
  room_ = maxBytes;
  nameSize_ = 0;
  status_ = 0;
  reason_ = "";
}

TrailerSection::Result TrailerSection::refuse(const char* reason, int status) {
  status_ = status;
  reason_ = reason;
  return kBad;
}

bool TrailerSection::isForbidden() const {
  if (nameSize_ > kLongestForbidden) return false;
  Slice name(name_, nameSize_);
  for (std::size_t i = 0; i < sizeof kForbidden / sizeof kForbidden[0]; ++i)
    if (name == Slice(kForbidden[i])) return true;
  return false;
}

TrailerSection::Result TrailerSection::feedName(char c) {
  if (isTokenChar(c)) {
    if (nameSize_ < kLongestForbidden) name_[nameSize_] = toLower(c);
    ++nameSize_;
    return kMore;
  }
  if (c != ':' || nameSize_ == 0) return refuse("a malformed trailer field");
  if (isForbidden()) return refuse("a trailer field that belongs into the head");
  state_ = kValue;
  return kMore;
}

TrailerSection::Result TrailerSection::feed(char c) {
  if (state_ == kLastLineFeed)
    return c == '\n' ? kDone : refuse("a chunked body that ends without LF");
  if (state_ == kLineBegin) {
    nameSize_ = 0;
    state_ = c == '\r' ? kLastLineFeed : kName;
    if (c == '\r') return kMore;
  }
  if (room_ == 0) return refuse("trailer fields that are too large", 431);
  --room_;
  if (state_ == kName) return feedName(c);
  if (state_ == kLineFeed) {
    state_ = kLineBegin;
    return c == '\n' ? kMore : refuse("a trailer field that ends without LF");
  }
  if (c == '\r')
    state_ = kLineFeed;
  else if (!isFieldValueChar(c))
    return refuse("a control character in a trailer field");
  return kMore;
}

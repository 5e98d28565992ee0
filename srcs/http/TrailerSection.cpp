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
  error_ = HttpError();
}

TrailerSection::Result TrailerSection::fail(const HttpError& error) {
  error_ = error;
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
  if (c != ':' || nameSize_ == 0) return fail(badRequest("a trailer field is malformed"));
  if (isForbidden()) return fail(badRequest("a trailer field is one that only a head may have"));
  state_ = kValue;
  return kMore;
}

TrailerSection::Result TrailerSection::feed(char c) {
  if (state_ == kLastLineFeed)
    return c == '\n' ? kDone : fail(badRequest("the chunked body ends without LF"));
  if (state_ == kLineBegin) {
    nameSize_ = 0;
    state_ = c == '\r' ? kLastLineFeed : kName;
    if (c == '\r') return kMore;
  }
  if (room_ == 0) return fail(HttpError(431, "the trailer fields are too large"));
  --room_;
  if (state_ == kName) return feedName(c);
  if (state_ == kLineFeed) {
    state_ = kLineBegin;
    return c == '\n' ? kMore : fail(badRequest("a trailer field ends without LF"));
  }
  if (c == '\r')
    state_ = kLineFeed;
  else if (!isFieldValueChar(c))
    return fail(badRequest("a trailer field has a control character"));
  return kMore;
}

#include "http/Response.hpp"

#include "base/Numbers.hpp"
#include "http/StatusCode.hpp"

static const off_t kNoLength = -2;

void blankLineEnds(char* begin, char* end) {
  for (char* at = begin; at != end; ++at)
    if (*at == '\r' || *at == '\n' || *at == '\0') *at = ' ';
}

void Response::clear() {
  status_ = 200;
  contentType.clear();
  contentEncoding.clear();
  location.clear();
  etag.clear();
  lastModified.clear();
  allow.clear();
  acceptRanges = mustClose = false;
  fields_.clear();
  text_.clear();
  dropBody();
}

void Response::addField(const Slice& name, const Slice& value) {
  name.appendTo(fields_);
  fields_ += ": ";
  std::size_t begin = fields_.size();
  value.appendTo(fields_);
  char* bytes = &fields_[0];
  blankLineEnds(bytes + begin, bytes + fields_.size());
  fields_ += "\r\n";
}

Slice Response::field(const Slice& name) const {
  Slice rest(fields_);
  while (!rest.empty()) {
    std::size_t end = rest.find('\r');
    Slice line = rest.sub(0, end);
    std::size_t colon = line.find(':');
    if (equalsIgnoreCase(line.sub(0, colon), name)) return line.from(colon + 2);
    rest = rest.from(end + 2);
  }
  return Slice();
}

void Response::setBody(BodySource* owned) {
  dropBody();
  owned_.reset(owned);
  body_ = owned;
}

void Response::setBody(const Slice& bytes, Counted* keeper) {
  dropBody();
  memory_.set(bytes, keeper);
  body_ = &memory_;
}

void Response::borrowBody(BodySource& source) {
  dropBody();
  body_ = &source;
}

void Response::dropBody() {
  owned_.reset();
  memory_.clear();
  body_ = 0;
  lengthWithoutBody_ = kNoLength;
}

void Response::setText(const Slice& text) {
  text_.assign(text.data(), text.size());
  setBody(Slice(text_), 0);
}

off_t Response::contentLength() const {
  if (body_) return body_->length();
  return lengthWithoutBody_ == kNoLength ? 0 : lengthWithoutBody_;
}

void Response::setLengthWithoutBody(off_t length) {
  dropBody();
  lengthWithoutBody_ = length;
}

bool Response::isChunked(const HeadFrame& frame) const {
  return frame.isHttp11 && contentLength() < 0 && !isBodiless(status_);
}

bool Response::endsWithConnection(const HeadFrame& frame) const {
  return !frame.isHttp11 && contentLength() < 0 && !isBodiless(status_);
}

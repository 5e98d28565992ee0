#include "http/Response.hpp"

#include <cstring>

#include "base/Numbers.hpp"
#include "http/CharsetSource.hpp"
#include "http/HttpDate.hpp"
#include "http/StatusCode.hpp"

static const off_t kNoLength = -2;
// Room for the names of the fields below, a status line, two numbers and the line ends.
static const std::size_t kFixedBytes = 512;

namespace {

// Writes into memory that is large enough.
class HeadWriter {
 public:
  explicit HeadWriter(char* at) : begin_(at), at_(at) {}

  HeadWriter& operator<<(const Slice& bytes) {
    std::memcpy(at_, bytes.data(), bytes.size());
    at_ += bytes.size();
    return *this;
  }
  HeadWriter& operator<<(off_t number) {
    char digits[24];
    char* end = digits + sizeof digits;
    char* begin = writeDecimalBackwards(end, number);
    return *this << Slice(begin, static_cast<std::size_t>(end - begin));
  }
  void field(const Slice& name, const Slice& value) {
    if (value.empty()) return;
    *this << "\r\n" << name << ": ";
    char* begin = at_;
    *this << value;
    blankLineEnds(begin, at_);
  }
  std::size_t size() const { return static_cast<std::size_t>(at_ - begin_); }

 private:
  char* begin_;
  char* at_;
};

}  // namespace

void blankLineEnds(char* begin, char* end) {
  for (char* at = begin; at != end; ++at)
    if (*at == '\r' || *at == '\n' || *at == '\0') *at = ' ';
}

void Response::clear() {
  setStatus(200);
  contentType.clear();
  contentEncoding.clear();
  location.clear();
  etag.clear();
  lastModified.clear();
  allow.clear();
  charset.clear();
  server.clear();
  date.clear();
  conversion = 0;
  isCharsetChosen = false;
  hasOwnPolicy = isOutOfRange = false;
  acceptRanges = varies = mustClose = changesProtocol = expectsTrailers = false;
  fields_.clear();
  trailers_.clear();
  text_.clear();
  dropBody();
}

static void appendField(const Slice& name, const Slice& value, std::string& fields) {
  name.appendTo(fields);
  fields += ": ";
  std::size_t begin = fields.size();
  value.appendTo(fields);
  char* bytes = &fields[0];
  blankLineEnds(bytes + begin, bytes + fields.size());
  fields += "\r\n";
}

void Response::addField(const Slice& name, const Slice& value) {
  appendField(name, value, fields_);
}

void Response::addDate(const Slice& name, std::time_t time) {
  name.appendTo(fields_);
  fields_ += ": ";
  appendHttpDate(fields_, time);
  fields_ += "\r\n";
}

void Response::addTrailer(const Slice& name, const Slice& value) {
  appendField(name, value, trailers_);
}

void Response::removeField(const Slice& name) {
  for (std::size_t at = 0; at < fields_.size();) {
    std::size_t end = fields_.find('\n', at) + 1;
    Slice line = Slice(fields_).sub(at, end - at);
    bool isIt = equalsIgnoreCase(line.sub(0, line.find(':')), name);
    if (isIt)
      fields_.erase(at, end - at);
    else
      at = end;
  }
}

static Slice findField(Slice rest, const Slice& name, std::size_t before) {
  while (!rest.empty()) {
    std::size_t end = rest.find('\r');
    Slice line = rest.sub(0, end);
    std::size_t colon = line.find(':');
    if (equalsIgnoreCase(line.sub(0, colon), name) && before-- == 0) return line.from(colon + 2);
    rest = rest.from(end + 2);
  }
  return Slice();
}

Slice Response::field(const Slice& name, std::size_t before) const {
  return findField(fields_, name, before);
}

Slice Response::trailer(const Slice& name) const { return findField(trailers_, name, 0); }

void Response::setBody(BodySource* owned) {
  dropBody();
  owned_.reset(owned);
  body_ = owned;
}

void Response::setBody(const Slice& bytes, Counted* keeper, std::size_t room) {
  dropBody();
  memory_.set(bytes, keeper, room);
  body_ = &memory_;
}

void Response::borrowBody(BodySource& source) {
  dropBody();
  body_ = &source;
}

void Response::convertBody() {
  if (conversion == 0 || !contentEncoding.empty()) return;
  if (body_ == 0 && !conversion->keepsLength() && lengthWithoutBody_ != kNoLength)
    lengthWithoutBody_ = -1;
  if (body_ == 0) return;
  converted_.reset(new CharsetSource(*body_, *conversion));
  body_ = converted_.get();
}

void Response::encodeBody(BodySource* owned) {
  encoded_.reset(owned);
  body_ = owned;
}

bool Response::isMemory(const Slice& bytes) const {
  return body_ == &memory_ && memory_.rest().data() == bytes.data() &&
         memory_.rest().size() == bytes.size();
}

void Response::dropBody() {
  encoded_.reset();
  converted_.reset();
  owned_.reset();
  memory_.clear();
  body_ = 0;
  lengthWithoutBody_ = kNoLength;
  isLengthHidden_ = false;
}

void Response::setText(const Slice& text) {
  text_.assign(text.data(), text.size());
  setBody(Slice(text_), 0);
}

off_t Response::contentLength() const {
  if (isLengthHidden_) return -1;
  if (body_) return body_->length();
  return lengthWithoutBody_ == kNoLength ? 0 : lengthWithoutBody_;
}

void Response::setLengthWithoutBody(off_t length) {
  dropBody();
  lengthWithoutBody_ = length;
}

bool Response::isChunked(const HeadFrame& frame) const {
  return frame.isHttp11 && (contentLength() < 0 || expectsTrailers) && !isBodiless(status_) &&
         !isLengthHidden_;
}

bool Response::endsWithConnection(const HeadFrame& frame) const {
  return !frame.isHttp11 && contentLength() < 0 && !isBodiless(status_) && !isLengthHidden_;
}

std::size_t Response::fieldBytes() const {
  return contentType.size() + contentEncoding.size() + location.size() + etag.size() +
         lastModified.size() + allow.size() + server.size() + date.size() + reason_.size() +
         fields_.size();
}

static void writeStatusLine(HeadWriter& head, int status, const Slice& reason) {
  head << "HTTP/1.1 " << static_cast<off_t>(status) << " "
       << (reason.empty() ? reasonPhrase(status) : reason);
}

static Slice either(const std::string& own, const Slice& usual) {
  return own.empty() ? usual : Slice(own);
}

static void writeConnection(HeadWriter& head, const HeadFrame& frame) {
  head << (frame.keepAlive ? "\r\nConnection: keep-alive" : "\r\nConnection: close");
  if (frame.keepAlive && frame.keepAliveTimeout > 0)
    head << "\r\nKeep-Alive: timeout=" << static_cast<off_t>(frame.keepAliveTimeout);
}

void Response::writeHead(Buffer& out, const HeadFrame& frame) const {
  std::size_t room = kFixedBytes + fieldBytes() + frame.server.size() + frame.date.size();
  HeadWriter head(out.prepare(room));
  writeStatusLine(head, status_, reason_);
  head.field("Server", either(server, frame.server));
  head.field("Date", either(date, frame.date));
  head.field("Content-Type", contentType);
  if (!isBodiless(status_)) {
    bool isInChunks = isChunked(frame);
    if (contentLength() >= 0 && !isInChunks) head << "\r\nContent-Length: " << contentLength();
    if (isInChunks) head << "\r\nTransfer-Encoding: chunked";
  }
  head.field("Last-Modified", lastModified);
  head.field("Location", location);
  if (changesProtocol)
    head.field("Connection", "upgrade");
  else
    writeConnection(head, frame);
  if (varies) head << "\r\nVary: Accept-Encoding";
  head.field("ETag", etag);
  head.field("Content-Encoding", contentEncoding);
  head.field("Allow", allow);
  if (acceptRanges) head << "\r\nAccept-Ranges: bytes";
  head << "\r\n" << Slice(fields_) << "\r\n";
  out.commit(head.size());
}

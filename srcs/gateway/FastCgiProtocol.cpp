#include "gateway/FastCgiProtocol.hpp"

#include <algorithm>

enum RecordType {
  kBeginRequest = 1,
  kEndRequest = 3,
  kParams = 4,
  kStdin = 5,
  kStdout = 6,
  kStderr = 7
};

static const std::size_t kMostWatched = 64 * 1024;
static const int kVersion = 1;
static const int kRequestId = 1;
static const int kResponder = 1;
static const std::size_t kHeaderSize = 8;
static const std::size_t kEndSize = 8;
// The limit of the format is 65535. This size needs no padding.
static const std::size_t kMostContent = 32 * 1024;
// The parameters of a request seldom take more bytes.
static const std::size_t kUsualParameters = 2048;
static const std::size_t kShortLength = 127;  // the longest that takes one byte

static char byteOf(std::size_t number, int place) {
  return static_cast<char>(number >> (8 * place) & 0xff);
}

static void writeHeader(char* header, RecordType type, std::size_t size) {
  header[0] = kVersion;
  header[1] = static_cast<char>(type);
  header[2] = 0;
  header[3] = kRequestId;
  header[4] = byteOf(size, 1);
  header[5] = byteOf(size, 0);
  header[6] = header[7] = 0;
}

static void appendRecord(Buffer& out, RecordType type, const Slice& content) {
  char header[kHeaderSize];
  writeHeader(header, type, content.size());
  out.append(Slice(header, kHeaderSize));
  out.append(content);
}

static void appendLength(std::string& out, std::size_t length) {
  if (length > kShortLength) {
    out += static_cast<char>(byteOf(length, 3) | 0x80);
    out += byteOf(length, 2);
    out += byteOf(length, 1);
  }
  out += byteOf(length, 0);
}

// As in nginx, FastCGI has no status line: one that comes is ignored.
FastCgiProtocol::FastCgiProtocol(bool keepsConnection)
    : GatewayProtocol(CgiHead::kSkipped),
      keepsConnection_(keepsConnection),
      state_(kHeader),
      type_(0),
      left_(0),
      padding_(0),
      isOutputOver_(false),
      isClean_(false) {}

void FastCgiProtocol::begin(Buffer& out) {
  reset();
  errors_.finish();
  state_ = kHeader;
  fixed_.clear();
  watched_.clear();
  isOutputOver_ = isClean_ = false;
  const char role[8] = {0, kResponder, static_cast<char>(keepsConnection_), 0, 0, 0, 0, 0};
  appendRecord(out, kBeginRequest, Slice(role, sizeof role));
  std::string text;
  text.reserve(kUsualParameters);
  const Parameters& all = allParameters();
  for (std::size_t i = 0; i < all.size(); ++i) {
    appendLength(text, all[i].name.size());
    appendLength(text, all[i].value.size());
    text += all[i].name;
    text += all[i].value;
  }
  for (Slice rest(text); !rest.empty(); rest = rest.from(kMostContent))
    appendRecord(out, kParams, rest.sub(0, kMostContent));
  appendRecord(out, kParams, Slice());
}

// The length of a record is known when its content has been read.
bool FastCgiProtocol::writeBody(RequestBody& body, Buffer& out, std::size_t room) {
  std::size_t before = out.size();
  appendRecord(out, kStdin, Slice());
  bool isRead = body.read(out, std::min(room, kMostContent));
  std::size_t written = out.size() - before;
  bool isEmpty = written == kHeaderSize;  // that would end the request body
  if (isEmpty)
    out.truncateBy(kHeaderSize);
  else
    writeHeader(out.tail(written), kStdin, written - kHeaderSize);
  return isRead;
}

void FastCgiProtocol::writeEnd(Buffer& out) { appendRecord(out, kStdin, Slice()); }

UpstreamProtocol::Result FastCgiProtocol::decode(Buffer& in, ResponseSpool& out) {
  Result result = kMore;
  while (result == kMore && state_ != kEnded) {
    State state = state_;
    if (state == kHeader) result = decodeHeader(in);
    if (state == kContent) result = decodeContent(in, out);
    if (state == kPadding) result = decodePadding(in);
    if (state == state_) return result;
  }
  if (result == kEnd || result == kBad) errors_.finish();
  if (state_ != kEnded || result != kMore) return result;
  isClean_ = in.empty();
  return endOutput(PeerFailure::kOutputEnded);
}

// Collects a part of `count` bytes in fixed_. Returns true when it is complete.
bool FastCgiProtocol::takeFixed(Buffer& in, std::size_t count) {
  std::size_t taken = std::min(in.size(), count - fixed_.size());
  in.slice().sub(0, taken).appendTo(fixed_);
  in.consume(taken);
  return fixed_.size() == count;
}

static std::size_t twoBytes(const std::string& text, std::size_t at) {
  return static_cast<std::size_t>(static_cast<unsigned char>(text[at])) << 8 |
         static_cast<unsigned char>(text[at + 1]);
}

UpstreamProtocol::Result FastCgiProtocol::decodeHeader(Buffer& in) {
  if (!takeFixed(in, kHeaderSize)) return kMore;
  bool isOurs = fixed_[0] == kVersion && twoBytes(fixed_, 2) == kRequestId;
  type_ = fixed_[1];
  left_ = twoBytes(fixed_, 4);
  padding_ = static_cast<unsigned char>(fixed_[6]);
  if (!isOurs) return invalid("it sent a FastCGI record of another version or request");
  fixed_.clear();
  return startContent();
}

UpstreamProtocol::Result FastCgiProtocol::startContent() {
  bool isKnown = type_ == kStdout || type_ == kStderr || type_ == kEndRequest;
  if (!isKnown) return invalid("it sent a FastCGI record of an unexpected type");
  if (type_ == kEndRequest && left_ != kEndSize)
    return invalid("its FastCGI end record has a wrong size");
  if (type_ == kStdout && left_ == 0) isOutputOver_ = true;
  state_ = kContent;
  return kMore;
}

// What comes behind the head is too late to be caught, as in nginx.
void FastCgiProtocol::watchErrors(const Slice& bytes) {
  if (caught_.empty() || !isHeadAwaited()) return;
  bytes.sub(0, kMostWatched - std::min(kMostWatched, watched_.size())).appendTo(watched_);
}

bool FastCgiProtocol::hasCaught() const {
  for (std::size_t i = 0; i < caught_.size() && isHeadAwaited(); ++i)
    if (watched_.find(caught_[i]) != std::string::npos) return true;
  return false;
}

UpstreamProtocol::Result FastCgiProtocol::decodeContent(Buffer& in, ResponseSpool& out) {
  if (type_ == kStdout && left_ > 0) return decodeOutput(in, out);
  if (type_ == kEndRequest && !takeFixed(in, kEndSize)) return kMore;
  if (type_ == kStderr) {
    std::size_t count = std::min(in.size(), left_);
    errors_.push(in.slice().sub(0, count));
    watchErrors(in.slice().sub(0, count));
    in.consume(count);
    left_ -= count;
    if (hasCaught()) return invalid("its standard error has a text of \"fastcgi_catch_stderr\"");
    if (left_ > 0) return kMore;
  }
  state_ = kPadding;
  return kMore;
}

UpstreamProtocol::Result FastCgiProtocol::decodeOutput(Buffer& in, ResponseSpool& out) {
  if (isOutputOver_) return invalid("it sent output behind the end of its output");
  std::size_t used = 0;
  Result result = takeOutput(in.slice().sub(0, left_), out, used);
  in.consume(used);
  left_ -= used;
  if (left_ == 0) state_ = kPadding;
  return result;
}

UpstreamProtocol::Result FastCgiProtocol::decodePadding(Buffer& in) {
  std::size_t count = std::min(in.size(), padding_);
  in.consume(count);
  padding_ -= count;
  if (padding_ > 0) return kMore;
  state_ = type_ == kEndRequest ? kEnded : kHeader;
  if (state_ == kEnded) errors_.finish();
  return kMore;
}

UpstreamProtocol::Result FastCgiProtocol::endInput() {
  errors_.finish();
  if (state_ == kEnded || isOutputOver_ || isWhole()) return endOutput(PeerFailure::kClosed);
  return bad(PeerFailure::kClosed);
}

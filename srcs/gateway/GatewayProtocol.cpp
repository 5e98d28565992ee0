#include "gateway/GatewayProtocol.hpp"

#include <algorithm>

GatewayProtocol::GatewayProtocol(CgiHead::StatusLine statusLine)
    : bodySize_(0), isHead_(false), mostHead_(0), statusLine_(statusLine) {
  reset();
}

void GatewayProtocol::reset() {
  state_ = kReadingHead;
  headText_.clear();
  parser_ = CgiHead(statusLine_);
  head_ = UpstreamHead();
  rest_ = -1;
  failure_ = PeerFailure();
}

UpstreamProtocol::Result GatewayProtocol::bad(const PeerFailure& failure) {
  failure_ = failure;
  return kBad;
}

bool GatewayProtocol::writeBody(RequestBody& body, Buffer& out, std::size_t room) {
  return body.read(out, room);
}

UpstreamProtocol::Result GatewayProtocol::decode(Buffer& in, ResponseSpool& out) {
  if (state_ == kWhole) return kEnd;
  std::size_t used = 0;
  Result result = takeOutput(in.slice(), out, used);
  in.consume(used);
  return result == kMore && isWhole() ? kEnd : result;
}

UpstreamProtocol::Result GatewayProtocol::endInput() { return endOutput(PeerFailure::kClosed); }

UpstreamProtocol::Result GatewayProtocol::endOutput(PeerFailure::Kind ifIncomplete) {
  bool isIncomplete = state_ == kReadingHead || (state_ == kReadingBody && rest_ > 0);
  if (isIncomplete) return bad(ifIncomplete);
  state_ = kWhole;
  return kEnd;
}

UpstreamProtocol::Result GatewayProtocol::takeOutput(const Slice& bytes, ResponseSpool& out,
                                                     std::size_t& used) {
  if (state_ == kReadingHead) return takeHead(bytes, used);
  if (hasNoBody()) {
    used = bytes.size();
    return kMore;
  }
  if (state_ == kWhole) return bytes.empty() ? kMore : kEnd;
  std::size_t count = std::min(bytes.size(), out.room());
  if (rest_ >= 0)
    count = static_cast<std::size_t>(std::min<off_t>(rest_, static_cast<off_t>(count)));
  if (count > 0 && !out.push(bytes.sub(0, count)))
    return invalid("the disk did not take the response");
  used = count;
  if (rest_ >= 0) rest_ -= static_cast<off_t>(count);
  if (rest_ == 0) state_ = kWhole;
  return state_ == kWhole && used < bytes.size() ? kEnd : kMore;
}

// The head may come in any number of pieces, and the first bytes of the body behind it.
UpstreamProtocol::Result GatewayProtocol::takeHead(const Slice& bytes, std::size_t& used) {
  std::size_t before = headText_.size();
  bytes.sub(0, mostHead_ + 1 - before).appendTo(headText_);
  CgiHead::Result result = parser_.parse(headText_);
  if (result == CgiHead::kBad) return invalid(parser_.message());
  bool isTooLarge = (result == CgiHead::kDone ? parser_.size() : headText_.size()) > mostHead_;
  if (isTooLarge) return bad(PeerFailure::kLargeHead);
  used = (result == CgiHead::kDone ? parser_.size() : headText_.size()) - before;
  if (result == CgiHead::kMore) return kMore;
  headText_.clear();
  fillHead();
  rest_ = head_.contentLength;
  state_ = hasNoBody() || rest_ == 0 ? kWhole : kReadingBody;
  return kHeadDone;
}

bool GatewayProtocol::hasNoBody() const {
  return isHead_ || head_.status == 204 || head_.status == 304;
}

// As in nginx, a Location alone is a redirect for the client, also if it is a path.
void GatewayProtocol::fillHead() {
  bool isElsewhere = !parser_.location().empty() && parser_.status() == 0;
  head_.status = isElsewhere ? 302 : parser_.status() == 0 ? 200 : parser_.status();
  head_.reason = parser_.reason();
  head_.contentLength = parser_.contentLength();
  const std::vector<CgiHead::Field>& fields = parser_.fields();
  UpstreamHead::Field type = {"Content-Type", parser_.contentType()};
  UpstreamHead::Field location = {"Location", parser_.location()};
  if (!type.value.empty()) head_.fields.push_back(type);
  if (!location.value.empty()) head_.fields.push_back(location);
  for (std::size_t i = 0; i < fields.size(); ++i) {
    UpstreamHead::Field field = {fields[i].name, fields[i].value};
    head_.fields.push_back(field);
  }
}

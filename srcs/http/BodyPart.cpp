#include "http/BodyPart.hpp"

#include <algorithm>
#include <string>

BodyPart::BodyPart(BodySource& body, const ByteRange& range)
    : body_(body),
      length_(range.size()),
      before_(range.first),
      rest_(range.size()),
      behind_(body.length() - range.last - 1) {}

// Drops what does not belong to the part of the last `count` bytes.
void BodyPart::cut(Buffer& out, std::size_t count) {
  const off_t size = static_cast<off_t>(count);
  const off_t dropped = std::min(before_, size);
  const off_t kept = std::min(rest_, size - dropped);
  before_ -= dropped;
  rest_ -= kept;
  out.truncateBy(static_cast<std::size_t>(size - dropped - kept));
  if (dropped == 0) return;
  const std::size_t left = static_cast<std::size_t>(kept);
  std::string bytes(out.tail(left), left);
  out.truncateBy(static_cast<std::size_t>(dropped + kept));
  out.append(bytes);
}

// A part at the end of the body ends with it, so that the body's source finishes its work.
BodySource::Result BodyPart::pull(Buffer& out, std::size_t room) {
  const std::size_t before = out.size();
  const Result result = body_.pull(out, room);
  const std::size_t count = out.size() - before;
  if (count > 0) cut(out, count);
  if (result == kError) return kError;
  if (rest_ == 0 && behind_ > 0) return kEnd;
  if (result == kEnd && rest_ > 0) return kError;
  bool isAllDropped = count > 0 && out.size() == before;
  if (isAllDropped) out.releaseIfEmpty();
  return isAllDropped && result == kMore ? kLater : result;
}

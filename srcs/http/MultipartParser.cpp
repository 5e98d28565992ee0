#include "http/MultipartParser.hpp"

#include <algorithm>
#include <cstring>

#include "http/CharClass.hpp"
#include "http/Parameters.hpp"

// RFC 2046 5.1.1: bchars.
static bool isBoundaryChar(char c) {
  char lower = toLower(c);
  bool isLetter = lower >= 'a' && lower <= 'z';
  return isLetter || isDigit(c) || (c != '\0' && std::strchr("'()+_,-./:=? ", c) != 0);
}

static bool isBoundary(const std::string& text) {
  if (text.empty() || text.size() > MultipartParser::kMostBoundary) return false;
  for (std::size_t i = 0; i < text.size(); ++i)
    if (!isBoundaryChar(text[i])) return false;
  return text[text.size() - 1] != ' ';
}

BoundaryResult parseFormBoundary(const Slice& contentType, std::string& boundary) {
  std::size_t end = std::min(contentType.find(';'), contentType.size());
  if (!equalsIgnoreCase(contentType.sub(0, end).trimmed(), "multipart/form-data"))
    return kNotMultipart;
  Parameters parameters(contentType.from(end));
  boundary.clear();
  Slice name;
  std::string value;
  Parameters::Result result;
  while ((result = parameters.next(name, value)) == Parameters::kParameter) {
    if (!equalsIgnoreCase(name, "boundary")) continue;
    if (!boundary.empty()) return kBadBoundary;
    boundary = value;
  }
  return result == Parameters::kEnd && isBoundary(boundary) ? kBoundary : kBadBoundary;
}

// The first delimiter may stand at the very front, as if a line had just ended.
MultipartParser::MultipartParser(const std::string& boundary, std::size_t mostParts,
                                 FormReceiver& receiver)
    : receiver_(receiver),
      delimiter_("\r\n--" + boundary),
      mostParts_(mostParts),
      state_(kPreamble),
      matched_(2),
      skipped_(2),
      parts_(0),
      headSize_(0),
      fields_(0),
      hasDisposition_(false),
      status_(0),
      reason_("") {}

bool MultipartParser::refuse(int status, const char* reason) {
  status_ = status;
  reason_ = reason;
  return false;
}

bool MultipartParser::feed(const Slice& bytes) {
  std::size_t at = 0;
  while (status_ == 0 && at < bytes.size() && state_ != kEpilogue) {
    if (state_ == kPreamble || state_ == kPartData)
      at += scan(bytes.from(at));
    else if (state_ == kPartHead)
      takeHead(bytes[at++]);
    else
      takeBehindBoundary(bytes[at++]);
  }
  return status_ == 0;
}

// Data up to the delimiter, or all of it. A delimiter has its only CR at its front: where it does
// not go on, nothing but another CR can begin one, so no byte is looked at more than twice. What
// may be the front of one is held back; it need not be kept, for its bytes are known.
std::size_t MultipartParser::scan(const Slice& bytes) {
  std::size_t held = matched_;
  std::size_t at = 0;
  while (at < bytes.size() && matched_ < delimiter_.size()) {
    if (matched_ == 0) at = std::min(bytes.find('\r', at), bytes.size());
    if (at == bytes.size()) break;
    if (bytes[at] == delimiter_[matched_]) {
      ++matched_;
      ++at;
      continue;
    }
    bool wasHeld = matched_ > at;
    matched_ = 0;
    if (wasHeld && !giveData(Slice(delimiter_).sub(skipped_, held + at - skipped_))) return at;
    if (wasHeld) return at;
  }
  bool isHeld = matched_ > at;
  if (!isHeld && !giveData(bytes.sub(0, at - matched_))) return at;
  if (matched_ == delimiter_.size()) endData();
  return at;
}

bool MultipartParser::giveData(const Slice& data) {
  skipped_ = 0;
  if (state_ != kPartData || data.empty()) return true;
  int status = receiver_.partData(data);
  return status == 0 || refuse(status, "a part that could not be taken");
}

bool MultipartParser::endData() {
  int status = state_ == kPartData ? receiver_.endPart() : 0;
  state_ = kBehindBoundary;
  return status == 0 || refuse(status, "a part that could not be taken");
}

bool MultipartParser::takeBehindBoundary(char c) {
  if (state_ == kBoundaryLf) {
    if (c != '\n') return refuse(400, "a boundary without its line's end");
    if (parts_++ == mostParts_) return refuse(413, "a form of too many parts");
    state_ = kPartHead;
    headSize_ = fields_ = 0;
    hasDisposition_ = false;
    part_ = FormPart();
    return true;
  }
  if (state_ == kClosing) {
    if (c != '-') return refuse(400, "a boundary that goes on");
    state_ = kEpilogue;
  } else if (c == '\r') {
    state_ = kBoundaryLf;
  } else if (c == '-' && state_ == kBehindBoundary) {
    state_ = kClosing;
  } else if (c == ' ' || c == '\t') {
    state_ = kPadding;
  } else {
    return refuse(400, "a boundary that goes on");
  }
  return true;
}

bool MultipartParser::takeHead(char c) {
  if (++headSize_ > kMostPartHead) return refuse(400, "a part whose fields are too large");
  bool isBehindCr = !line_.empty() && line_[line_.size() - 1] == '\r';
  if (isBehindCr != (c == '\n')) return refuse(400, "a part with a line that ends wrongly");
  line_ += c;
  if (c != '\n') return true;
  line_.resize(line_.size() - 2);
  bool isTaken = line_.empty() ? beginData() : takeLine();
  line_.clear();
  return isTaken;
}

bool MultipartParser::takeLine() {
  Slice line(line_);
  if (line.startsWith(Slice(delimiter_).from(2)))
    return refuse(400, "a part that ends within its fields");
  std::size_t colon = line.find(':');
  if (colon == Slice::npos || !isToken(line.sub(0, colon)))
    return refuse(400, "a part with a field that cannot be read");
  if (++fields_ > kMostPartFields) return refuse(400, "a part of too many fields");
  // Other controls may be in a file's name, as its owner calls it.
  Slice value = line.from(colon + 1).trimmed();
  for (std::size_t i = 0; i < value.size(); ++i)
    if (value[i] == '\0' || value[i] == '\r') return refuse(400, "a part with a NUL or a CR");
  return takeField(line.sub(0, colon), value);
}

bool MultipartParser::takeField(const Slice& name, const Slice& value) {
  if (equalsIgnoreCase(name, "Content-Disposition")) {
    bool isGood = !hasDisposition_ && parseContentDisposition(value, part_.disposition) &&
                  part_.disposition.type == "form-data" && part_.disposition.hasName;
    hasDisposition_ = true;
    return isGood || refuse(400, "a part whose Content-Disposition cannot be read");
  }
  if (equalsIgnoreCase(name, "Content-Type")) {
    if (equalsIgnoreCase(value.sub(0, 10), "multipart/"))
      return refuse(415, "a form within a form");
    part_.contentType = value.str();
  }
  bool isPlain = equalsIgnoreCase(value, "binary") || equalsIgnoreCase(value, "8bit") ||
                 equalsIgnoreCase(value, "7bit");
  if (equalsIgnoreCase(name, "Content-Transfer-Encoding") && !isPlain)
    return refuse(415, "a part that is encoded");
  return true;
}

// The empty line behind the fields may be the delimiter's own: a part without content.
bool MultipartParser::beginData() {
  if (!hasDisposition_) return refuse(400, "a part without Content-Disposition");
  state_ = kPartData;
  matched_ = skipped_ = 2;
  int status = receiver_.beginPart(part_);
  return status == 0 || refuse(status, "a part that could not be taken");
}

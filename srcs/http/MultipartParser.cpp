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

// The first delimiter may begin the body, as if a line had just ended.
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
      hasDisposition_(false) {}

// Records an error, if any, and returns whether the form may go on.
bool MultipartParser::check(const HttpError& error) {
  if (error.isSet()) error_ = error;
  return !error.isSet();
}

bool MultipartParser::fail(const HttpError& error) {
  error_ = error;
  return false;
}

bool MultipartParser::feed(const Slice& bytes) {
  std::size_t at = 0;
  while (!error_.isSet() && at < bytes.size() && state_ != kEpilogue) {
    if (state_ == kPreamble || state_ == kPartData)
      at += scan(bytes.from(at));
    else if (state_ == kPartHead)
      takeHead(bytes[at++]);
    else
      takeBehindBoundary(bytes[at++]);
  }
  return !error_.isSet();
}

// Passes on data up to the delimiter. The only CR of a delimiter is its first byte: after a
// mismatch only another CR can begin a delimiter, so no byte is examined more than twice. Bytes
// that may begin a delimiter are held back; they need no copy, because they equal the delimiter's
// own bytes.
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
  return check(receiver_.partData(data));
}

bool MultipartParser::endData() {
  HttpError error = state_ == kPartData ? receiver_.endPart() : HttpError();
  state_ = kBehindBoundary;
  return check(error);
}

bool MultipartParser::takeBehindBoundary(char c) {
  if (state_ == kBoundaryLf) {
    if (c != '\n') return fail(HttpError(400, "a boundary of the form does not end its line"));
    if (parts_++ == mostParts_) return fail(HttpError(413, "the form has too many parts"));
    state_ = kPartHead;
    headSize_ = fields_ = 0;
    hasDisposition_ = false;
    part_ = FormPart();
    return true;
  }
  if (state_ == kClosing) {
    if (c != '-')
      return fail(HttpError(400, "a boundary of the form is followed by other characters"));
    state_ = kEpilogue;
  } else if (c == '\r') {
    state_ = kBoundaryLf;
  } else if (c == '-' && state_ == kBehindBoundary) {
    state_ = kClosing;
  } else if (c == ' ' || c == '\t') {
    state_ = kPadding;
  } else {
    return fail(HttpError(400, "a boundary of the form is followed by other characters"));
  }
  return true;
}

bool MultipartParser::takeHead(char c) {
  if (++headSize_ > kMostPartHead)
    return fail(HttpError(400, "the fields of a part are too large"));
  bool isBehindCr = !line_.empty() && line_[line_.size() - 1] == '\r';
  if (isBehindCr != (c == '\n'))
    return fail(HttpError(400, "a line in the head of a part ends wrongly"));
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
    return fail(HttpError(400, "a part of the form ends within its fields"));
  std::size_t colon = line.find(':');
  if (colon == Slice::npos || !isToken(line.sub(0, colon)))
    return fail(HttpError(400, "a field of a part cannot be read"));
  if (++fields_ > kMostPartFields)
    return fail(HttpError(400, "a part of the form has too many fields"));
  // Other control characters may be part of a file name.
  Slice value = line.from(colon + 1).trimmed();
  for (std::size_t i = 0; i < value.size(); ++i)
    if (value[i] == '\0' || value[i] == '\r')
      return fail(HttpError(400, "a field of a part has a NUL or a CR"));
  return takeField(line.sub(0, colon), value);
}

bool MultipartParser::takeField(const Slice& name, const Slice& value) {
  if (equalsIgnoreCase(name, "Content-Disposition")) {
    bool isGood = !hasDisposition_ && parseContentDisposition(value, part_.disposition) &&
                  part_.disposition.type == "form-data" && part_.disposition.hasName;
    hasDisposition_ = true;
    return isGood || fail(HttpError(400, "the Content-Disposition of a part cannot be read"));
  }
  if (equalsIgnoreCase(name, "Content-Type")) {
    if (equalsIgnoreCase(value.sub(0, 10), "multipart/"))
      return fail(HttpError(415, "a part of the form is a form itself"));
    part_.contentType = value.str();
  }
  bool isPlain = equalsIgnoreCase(value, "binary") || equalsIgnoreCase(value, "8bit") ||
                 equalsIgnoreCase(value, "7bit");
  if (equalsIgnoreCase(name, "Content-Transfer-Encoding") && !isPlain)
    return fail(HttpError(415, "a part of the form has a transfer encoding"));
  return true;
}

// The empty line behind the fields may belong to the delimiter of a part without content.
bool MultipartParser::beginData() {
  if (!hasDisposition_)
    return fail(HttpError(400, "a part of the form has no Content-Disposition"));
  state_ = kPartData;
  matched_ = skipped_ = 2;
  return check(receiver_.beginPart(part_));
}

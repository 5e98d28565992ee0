#include "regex/PatternReader.hpp"

#include "base/Numbers.hpp"
#include "base/Utf8.hpp"

PatternReader::PatternReader(const Slice& pattern)
    : pattern_(pattern), at_(0), isUtf_(false), isQuoted_(false), status_(Status::ok()) {}

char PatternReader::peek(std::size_t ahead) const {
  return ahead < pattern_.size() - at_ ? pattern_[at_ + ahead] : '\0';
}

bool PatternReader::startsWith(const Slice& text) const {
  return pattern_.from(at_).startsWith(text);
}

bool PatternReader::take(const Slice& text) {
  if (!startsWith(text)) return false;
  at_ += text.size();
  return true;
}

unsigned PatternReader::takeCharacter() {
  std::size_t size = isUtf_ ? characterSize(pattern_, at_) : 1;
  unsigned character = static_cast<unsigned char>(pattern_[at_]);
  if (size > 1) character &= 0x7fu >> size;
  for (std::size_t i = 1; i < size; ++i)
    character = character << 6 | (static_cast<unsigned char>(pattern_[at_ + i]) & 0x3fu);
  at_ += size > 0 ? size : 1;
  return character;
}

// Takes \Q, or the \E that ends it, or an \E that ends nothing.
bool PatternReader::takeQuote() {
  if (!isQuoted_ && take("\\Q")) {
    isQuoted_ = true;
    return true;
  }
  if (!take("\\E")) return false;
  isQuoted_ = false;
  return true;
}

void PatternReader::skipQuotes() {
  while (takeQuote())
    continue;
}

bool PatternReader::takeComment() {
  const std::size_t start = at_;
  if (!take("(?#")) return false;
  std::size_t end = pattern_.find(')', at_);
  if (end == Slice::npos) return fail("a comment has no closing parenthesis", start);
  at_ = end + 1;
  return true;
}

static bool isSpace(char c) { return c == ' ' || (c >= '\t' && c <= '\r'); }

bool PatternReader::takeExtended() {
  if (atEnd()) return false;
  if (pattern_[at_] == '#') {
    std::size_t end = pattern_.find('\n', at_);
    at_ = end == Slice::npos ? pattern_.size() : end + 1;
    return true;
  }
  if (!isSpace(pattern_[at_])) return false;
  ++at_;
  return true;
}

bool PatternReader::skipIgnored(bool isExtended) {
  while (!hasFailed()) {
    if (takeQuote()) continue;
    if (isQuoted_) break;
    if (!takeComment() && !(isExtended && takeExtended())) break;
  }
  return !hasFailed();
}

bool PatternReader::fail(const std::string& sentence, std::size_t offset) {
  std::string place = " (offset " + decimal(static_cast<off_t>(offset)) + ")";
  if (status_.isOk()) status_ = Status::error(sentence + place);
  return false;
}

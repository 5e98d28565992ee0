#include "regex/LiteralSet.hpp"

#include <algorithm>

static const std::size_t kEndBucket = 256;

LiteralSet::LiteralSet() : areAtStart_(false), areAtEnd_(false), onlyFirst_(kNone) {}

void LiteralSet::assign(const std::vector<Literal>& literals) {
  literals_ = literals;
  findEnds();
  if (!areAtEnd_ && !fillBuckets()) *this = LiteralSet();
}

void LiteralSet::findEnds() {
  areAtStart_ = areAtEnd_ = true;
  for (std::size_t i = 0; i < literals_.size(); ++i) {
    areAtStart_ = areAtStart_ && literals_[i].isAtStart;
    areAtEnd_ = areAtEnd_ && literals_[i].end != Literal::kAtAnyPlace;
  }
}

// Sets onlyFirst_ if all literals begin with the same byte.
void LiteralSet::findOnlyFirst() {
  std::size_t count = 0;
  for (std::size_t byte = 0; byte <= kEndBucket; ++byte) {
    if (buckets_[byte].empty()) continue;
    ++count;
    onlyFirst_ = static_cast<int>(byte);
  }
  if (count != 1 || onlyFirst_ == static_cast<int>(kEndBucket)) onlyFirst_ = kNone;
}

bool LiteralSet::fillBuckets() {
  buckets_.assign(kEndBucket + 1, std::vector<int>());
  std::size_t bytes[kEndBucket + 1] = {0};
  for (std::size_t i = 0; i < literals_.size(); ++i) {
    const MaskedText& text = literals_[i].text;
    for (std::size_t byte = 0; byte <= kEndBucket; ++byte) {
      if (!text.empty() && (byte == kEndBucket || !text.mayBeginWith(byte))) continue;
      buckets_[byte].push_back(static_cast<int>(i));
      bytes[byte] += text.size();
      if (buckets_[byte].size() > kMostAlike || bytes[byte] > kMostBytesAlike) return false;
    }
  }
  findOnlyFirst();
  return true;
}

bool LiteralSet::isAt(const Literal& literal, const Slice& text, std::size_t position) const {
  if (literal.isAtStart && position > 0) return false;
  if (!literal.text.isAt(text, position)) return false;
  const std::size_t left = text.size() - position - literal.text.size();
  if (literal.end == Literal::kAtAnyPlace || left == 0) return true;
  return literal.end == Literal::kAtLastLineEnd && left == 1 && text.back() == '\n';
}

const Literal* LiteralSet::findAt(const Slice& text, std::size_t position) const {
  const bool isAtEnd = position == text.size();
  const std::vector<int>& bucket =
      buckets_[isAtEnd ? kEndBucket : static_cast<unsigned char>(text[position])];
  for (std::size_t i = 0; i < bucket.size(); ++i) {
    const Literal& literal = literals_[static_cast<std::size_t>(bucket[i])];
    if (isAt(literal, text, position)) return &literal;
  }
  return 0;
}

// Returns the next position at which a literal can begin, or the end of the text.
std::size_t LiteralSet::nextStart(const Slice& text, std::size_t position) const {
  if (onlyFirst_ == kNone || position >= text.size()) return position;
  return std::min(text.find(static_cast<char>(onlyFirst_), position), text.size());
}

const Literal* LiteralSet::findForward(const Slice& text, std::size_t& position) const {
  position = nextStart(text, 0);
  for (; position <= text.size(); position = nextStart(text, position + 1))
    if (const Literal* literal = findAt(text, position)) return literal;
  return 0;
}

// A text that lies at the end may lie before a last line feed, which is further to the left.
const Literal* LiteralSet::findAtEnd(const Slice& text, std::size_t& position) const {
  const bool isBeforeLine = !text.empty() && text.back() == '\n';
  const Literal* found = 0;
  for (std::size_t i = 0; i < literals_.size(); ++i) {
    const std::size_t size = literals_[i].text.size();
    for (std::size_t behind = isBeforeLine ? 2 : 1; behind-- > 0;) {
      if (size + behind > text.size()) continue;
      const std::size_t start = text.size() - size - behind;
      if ((found && start >= position) || !isAt(literals_[i], text, start)) continue;
      found = &literals_[i];
      position = start;
    }
  }
  return found;
}

const Literal* LiteralSet::find(const Slice& text, std::size_t& position) const {
  if (areAtEnd_) return findAtEnd(text, position);
  return areAtStart_ ? findAt(text, 0) : findForward(text, position);
}

bool LiteralSet::search(const Slice& text, Captures* captures) const {
  std::size_t position = 0;
  const Literal* found = find(text, position);
  if (!found || !captures) return found != 0;
  captures->set(0, position);
  captures->set(1, position + found->text.size());
  for (std::size_t i = 0; i < found->marks.size(); ++i)
    captures->set(found->marks[i].first, position + found->marks[i].second);
  return true;
}

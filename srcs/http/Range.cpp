#include "http/Range.hpp"

#include "http/CharClass.hpp"

static const off_t kLargestOffset = 0x7fffffffffffffffL;

// One range-spec of the field. A number too large for an off_t becomes the largest one.
struct RangeSpec {
  bool isSuffix;  // "-5" asks for the `last` 5 bytes
  off_t first;
  off_t last;
};

// Takes digits off the front of `text`. Returns false if there are none.
static bool takeNumber(Slice& text, off_t& number) {
  std::size_t size = 0;
  number = 0;
  for (; size < text.size() && isDigit(text[size]); ++size) {
    int digit = text[size] - '0';
    bool fits = number <= (kLargestOffset - digit) / 10;
    number = fits ? number * 10 + digit : kLargestOffset;
  }
  text.removePrefix(size);
  return size > 0;
}

// Returns false if the range is malformed, or ends before it begins.
static bool readSpec(Slice text, RangeSpec& spec) {
  spec.isSuffix = !takeNumber(text, spec.first);
  if (text.empty() || text[0] != '-') return false;
  text.removePrefix(1);
  bool hasLast = takeNumber(text, spec.last);
  if (!text.empty() || (spec.isSuffix && !hasLast)) return false;
  if (!hasLast) spec.last = kLargestOffset;
  return spec.isSuffix || spec.first <= spec.last;
}

// Returns false if no byte of the range lies within `size` bytes.
static bool resolve(const RangeSpec& spec, off_t size, ByteRange& range) {
  if (spec.isSuffix) {
    if (spec.last == 0 || size == 0) return false;
    range.first = spec.last < size ? size - spec.last : 0;
    range.last = size - 1;
    return true;
  }
  range.first = spec.first;
  range.last = spec.last < size ? spec.last : size - 1;
  return spec.first < size;
}

static Slice takeElement(Slice& list) {
  std::size_t comma = list.find(',');
  Slice element = list.sub(0, comma).trimmed();
  list = comma == Slice::npos ? Slice() : list.from(comma + 1);
  return element;
}

// Takes "bytes=" off `field`. Returns false for another unit, and also for a malformed field, for
// which it sets `isMalformed`.
static bool takeUnit(Slice& field, bool& isMalformed) {
  std::size_t size = 0;
  while (size < field.size() && isTokenChar(field[size]))
    ++size;
  bool isBytes = equalsIgnoreCase(field.sub(0, size), "bytes");
  isMalformed = isBytes && (size == field.size() || field[size] != '=');
  if (!isBytes || isMalformed) return false;
  field.removePrefix(size + 1);
  return true;
}

// What the ranges of a list add up to.
struct RangeSum {
  bool isAnySpec;
  bool isWhole;  // the whole is requested, or is smaller than the sum of the ranges
  off_t bytes;
};

static void addRange(const ByteRange& range, off_t size, std::vector<ByteRange>& ranges,
                     RangeSum& sum) {
  if (range.size() > size - sum.bytes) {
    sum.isWhole = true;
    return;
  }
  sum.bytes += range.size();
  ranges.push_back(range);
}

// Returns false if the list is malformed.
static bool readList(Slice list, off_t size, std::vector<ByteRange>& ranges, RangeSum& sum) {
  while (!list.empty()) {
    Slice element = takeElement(list);
    if (element.empty()) continue;
    sum.isAnySpec = true;
    RangeSpec spec;
    ByteRange range;
    if (!readSpec(element, spec)) return false;
    if (resolve(spec, size, range)) addRange(range, size, ranges, sum);
    // A suffix of an empty file is satisfiable, but Content-Range cannot express it.
    if (size == 0 && spec.isSuffix && spec.last > 0) sum.isWhole = true;
  }
  return sum.isAnySpec;
}

static RangeResult readRanges(const Slice& field, off_t size, std::size_t maxRanges,
                              std::vector<ByteRange>& ranges) {
  Slice list = field;
  bool isMalformed;
  if (!takeUnit(list, isMalformed)) return isMalformed ? kRangeUnsatisfiable : kRangeIgnored;
  if (maxRanges == 0) return kRangeIgnored;
  RangeSum sum = {false, false, 0};
  if (!readList(list, size, ranges, sum)) return kRangeUnsatisfiable;
  if (sum.isWhole || ranges.size() > maxRanges) return kRangeIgnored;
  return ranges.empty() ? kRangeUnsatisfiable : kRangeSatisfiable;
}

RangeResult parseRange(const Slice& field, off_t size, std::size_t maxRanges,
                       std::vector<ByteRange>& ranges) {
  ranges.clear();
  RangeResult result = readRanges(field, size, maxRanges, ranges);
  if (result != kRangeSatisfiable) ranges.clear();
  return result;
}

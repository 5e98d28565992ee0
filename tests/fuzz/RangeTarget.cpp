// A Range field. Settings: the size of the file, and the most ranges.
#include "base/Numbers.hpp"
#include "fuzz/Target.hpp"
#include "http/Range.hpp"

static const off_t kLargest = 0x7fffffffffffffffL;

static void checkRanges(const std::vector<ByteRange>& ranges, off_t size, std::size_t maxRanges) {
  off_t left = size;
  for (const ByteRange& range : ranges) {
    require(0 <= range.first && range.first <= range.last && range.last < size,
            "a range lies within the file");
    require(range.size() <= left, "the ranges are not larger than the file");
    left -= range.size();
  }
  require(!ranges.empty() && ranges.size() <= maxRanges,
          "the number of ranges stays within its limit");
}

static std::string written(const std::vector<ByteRange>& ranges) {
  std::string text = "bytes=";
  for (const ByteRange& range : ranges)
    text += decimal(range.first) + "-" + decimal(range.last) + ", ";
  return text;
}

static bool areSame(const std::vector<ByteRange>& a, const std::vector<ByteRange>& b) {
  if (a.size() != b.size()) return false;
  for (std::size_t i = 0; i < a.size(); ++i)
    if (a[i].first != b[i].first || a[i].last != b[i].last) return false;
  return true;
}

void checkRange(const Slice& input) {
  static const off_t kSizes[] = {0, 1, 2, 100, 65536, kLargest - 1, kLargest};
  static const std::size_t kMost[] = {0, 1, 2, 10, 1000};
  Settings settings(input);
  off_t size = settings.oneOf(kSizes);
  std::size_t maxRanges = settings.oneOf(kMost);
  HeapCopy field(settings.rest());

  std::vector<ByteRange> ranges(3);
  RangeResult result = parseRange(field.slice(), size, maxRanges, ranges);
  if (result != kRangeSatisfiable) {
    require(ranges.empty(), "a refused range leaves the list empty");
    return;
  }
  checkRanges(ranges, size, maxRanges);
  std::vector<ByteRange> again;
  require(parseRange(written(ranges), size, maxRanges, again) == result && areSame(ranges, again),
          "a granted range can be requested");
}

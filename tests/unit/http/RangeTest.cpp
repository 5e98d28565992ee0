#include "http/Range.hpp"

#include <criterion/criterion.h>

#include <random>

Test(range, parsingClearsTheList) {
  std::vector<ByteRange> ranges(3);
  cr_expect_eq(parseRange("bytes=0-4", 10, 5, ranges), kRangeSatisfiable);
  cr_expect_eq(ranges.size(), 1);
  cr_expect_eq(ranges[0].size(), 5);
  cr_expect_eq(parseRange("bytes=0-4,x", 10, 5, ranges), kRangeUnsatisfiable);
  cr_expect(ranges.empty());
  cr_expect_eq(parseRange("bytes=0-1,3-4", 10, 1, ranges), kRangeIgnored);
  cr_expect(ranges.empty());
}

// Whatever is asked for, each range that is granted lies within the file, and together they are not
// larger than the file.
Test(range, nothingBeyondTheEndIsEverGranted) {
  std::mt19937 random(3);
  static const char kBytes[] = "0123456789--,,= b";
  std::vector<ByteRange> ranges;
  int granted = 0;
  for (int i = 0; i < 200000; ++i) {
    std::string field = "bytes=";
    for (std::size_t size = random() % 20; size > 0; --size)
      field += kBytes[random() % (random() % 4 == 0 ? sizeof kBytes - 1 : 13)];
    off_t size = random() % 200;
    if (parseRange(field, size, 8, ranges) != kRangeSatisfiable) continue;
    ++granted;
    off_t sum = 0;
    for (const ByteRange& range : ranges) {
      cr_expect(0 <= range.first && range.first <= range.last && range.last < size, "%s",
                field.c_str());
      sum += range.size();
    }
    cr_expect(!ranges.empty() && ranges.size() <= 8 && sum <= size, "%s", field.c_str());
  }
  cr_expect(granted > 1000, "%d", granted);
}

#ifndef HTTP_RANGE_HPP
#define HTTP_RANGE_HPP

#include <sys/types.h>

#include <vector>

#include "base/Slice.hpp"

// The bytes from `first` to `last` of a representation, both included.
struct ByteRange {
  off_t first;
  off_t last;

  off_t size() const { return last - first + 1; }
};

enum RangeResult {
  kRangeIgnored,       // another unit, or more is asked for than the whole: send the whole
  kRangeSatisfiable,   // `ranges` holds the ranges in the order of the field
  kRangeUnsatisfiable  // the field is malformed, or no range lies within: 416
};

// Parses a Range field (RFC 9110 14.2) for a representation of `size` bytes and replaces `ranges`.
// As in nginx, the field is ignored if it has more than `maxRanges` ranges or if their sum exceeds
// `size`.
RangeResult parseRange(const Slice& field, off_t size, std::size_t maxRanges,
                       std::vector<ByteRange>& ranges);

#endif

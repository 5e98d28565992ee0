#ifndef HTTP_RANGE_HPP
#define HTTP_RANGE_HPP

#include <sys/types.h>

#include <vector>

#include "base/Slice.hpp"

// Bytes first .. last of a representation, both within it.
struct ByteRange {
  off_t first;
  off_t last;

  off_t size() const { return last - first + 1; }
};

enum RangeResult {
  kRangeIgnored,       // another unit, or so much asked that the whole is less: send it whole
  kRangeSatisfiable,   // `ranges` has what to send, in the order asked
  kRangeUnsatisfiable  // malformed, or nothing within: 416
};

// Reads a Range field (RFC 9110 14.2) against a representation of `size` bytes. At most
// `maxRanges` of them, else the whole is sent; ranges whose sum is larger than `size` are ignored
// too (nginx). `ranges` is replaced.
RangeResult parseRange(const Slice& field, off_t size, std::size_t maxRanges,
                       std::vector<ByteRange>& ranges);

#endif

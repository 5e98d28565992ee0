#ifndef DEFLATE_MATCHFINDER_HPP
#define DEFLATE_MATCHFINDER_HPP

#include <cstddef>

#include "base/Slice.hpp"
#include "deflate/EncoderLevel.hpp"

// A string that occurred before: it has `length` bytes and begins `distance` bytes earlier. The
// length is less than MatchFinder::kShortest if there is no such string.
struct Match {
  Match() : length(0), distance(0) {}

  unsigned length;
  unsigned distance;
};

// The last 32 KiB of the input and what is still to be encoded, with hash chains: strings of three
// bytes that have the same hash are linked, the newest first, so that a search looks at the nearest
// ones first.
//
//     0                  position_            end_        kWindow
//     |  encoded already  |    lookahead      |   free    |
//
// When the position comes near the end, the upper half of the window moves to the lower half.
class MatchFinder {
 public:
  enum { kShortest = 3, kLongest = 258, kLookahead = kLongest + kShortest + 1 };

  MatchFinder();
  // Forgets everything.
  void start(const EncoderLevel& level);

  // Moves as many bytes as fit from `input` into the window and returns them as they were in the
  // input. It takes some if lookahead() is less than kLookahead.
  Slice fill(Slice& input);
  // How many bytes are there from the position on.
  unsigned lookahead() const { return end_ - position_; }

  // Returns the longest match at the position, if it is longer than `best` bytes.
  // REQUIRES: best < kLongest
  Match longerThan(unsigned best);
  // Moves the position. REQUIRES: count <= lookahead()
  void advance(unsigned count) { position_ += count; }
  // As advance(), but the strings that begin before the new position are never found.
  void skip(unsigned count) {
    position_ += count;
    hashed_ = position_;
  }

  // Returns the byte `distance` bytes before the position. REQUIRES: it is in the window.
  unsigned char before(unsigned distance) const { return window_[position_ - distance]; }
  // Returns the `count` bytes that end `distance` bytes before the position. Returns a slice of
  // less than `count` bytes if some have left the window.
  Slice before(unsigned distance, std::size_t count) const;

 private:
  enum { kHalf = 32768, kWindow = 2 * kHalf, kMask = kHalf - 1, kHashBits = 15 };
  enum { kMaxDistance = kHalf - kLookahead };

  MatchFinder(const MatchFinder&);
  MatchFinder& operator=(const MatchFinder&);

  void slide();
  static void slide(unsigned short* positions);
  unsigned hashAt(unsigned position) const;
  unsigned insert(unsigned position);
  Match search(unsigned candidate, unsigned best) const;

  const EncoderLevel* level_;
  unsigned position_;
  unsigned end_;
  // All strings that begin before this position are in the chains, except those that were skipped.
  unsigned hashed_;
  // The newest position for a hash, and for each position the next older one with the same hash. 0
  // ends a chain, so the very first string is never found.
  unsigned short newest_[1 << kHashBits];
  unsigned short older_[kHalf];
  unsigned char window_[kWindow];
};

#endif

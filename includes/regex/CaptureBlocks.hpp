#ifndef REGEX_CAPTUREBLOCKS_HPP
#define REGEX_CAPTUREBLOCKS_HPP

#include <cstddef>
#include <vector>

// The captures of all threads of a machine. Threads with the same captures share a block; one that
// records something gets a block of its own. A block belongs to as many owners as hold its number.
class CaptureBlocks {
 public:
  // What a machine must know at compile time: the first match is not the last.
  static const bool kStopsAtFirst = false;
  enum { kUnset = 0xffffffffu };

  CaptureBlocks() : offsets_(0), used_(0), best_(kNone) {}

  // Makes room for `blocks` blocks with `offsets` offsets each.
  void reserve(std::size_t blocks, std::size_t offsets);
  // Takes all blocks back. The blocks to come have `offsets` offsets each.
  void reset(std::size_t offsets);

  // Returns a block for a match that begins at `position`.
  int take(std::size_t position);
  void share(int block) { ++owners_[static_cast<std::size_t>(block)]; }
  void release(int block) {
    if (--owners_[static_cast<std::size_t>(block)] == 0) free_.push_back(block);
  }
  // Records an offset and returns the block that has it, in exchange for `block`.
  int save(int block, unsigned offset, std::size_t position);
  // Keeps the captures of a thread that has matched, in place of an earlier one of lower priority.
  // Returns true: the threads that are left have lower priorities and must be dropped.
  bool match(int block, std::size_t position);

  bool hasMatched() const { return best_ != kNone; }
  // Returns the offsets of the match. REQUIRES: hasMatched()
  const unsigned* best() const { return at(best_); }

 private:
  enum { kNone = -1 };

  unsigned* at(int block) { return &words_[static_cast<std::size_t>(block) * offsets_]; }
  const unsigned* at(int block) const {
    return &words_[static_cast<std::size_t>(block) * offsets_];
  }
  int takeAny();

  std::vector<unsigned> words_;
  std::vector<unsigned> owners_;
  std::vector<int> free_;
  std::size_t offsets_;
  std::size_t used_;  // the blocks from here on were never taken since reset()
  int best_;
};

#endif

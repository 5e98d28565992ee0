#ifndef REGEX_NOCAPTURES_HPP
#define REGEX_NOCAPTURES_HPP

#include <cstddef>

// Stands in for CaptureBlocks where only the existence of a match counts.
class NoCaptures {
 public:
  static const bool kStopsAtFirst = true;

  NoCaptures() : hasMatched_(false) {}

  int take(std::size_t) { return 0; }
  void share(int) {}
  void release(int) {}
  int save(int block, unsigned, std::size_t) { return block; }
  // Returns false: the other threads may match as well, further on.
  bool match(int, std::size_t) {
    hasMatched_ = true;
    return false;
  }
  bool hasMatched() const { return hasMatched_; }
  void forget() { hasMatched_ = false; }

 private:
  bool hasMatched_;
};

#endif

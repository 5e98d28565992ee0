#ifndef BASE_BLOCKPOOL_HPP
#define BASE_BLOCKPOOL_HPP

#include <cstddef>

// Memory for Buffers, in blocks of a few sizes (1 KiB, doubled up to 32 KiB, and 68 KiB: a body's
// 64 KiB with a head before it), so that a busy server asks the heap for nothing and an idle
// client holds nothing. Keeps at most `budget` bytes of blocks that nobody uses; the rest goes
// back to the heap.
class BlockPool {
 public:
  enum { kClasses = 7, kSmallest = 1024, kLargest = 68 * 1024 };

  explicit BlockPool(std::size_t budget);
  // REQUIRES: every block was given back.
  ~BlockPool();

  // A block of at least `size` bytes, and its true size in `size`. More than kLargest is served
  // straight from the heap. Throws std::bad_alloc.
  char* take(std::size_t& size);
  // `size` is the true size that take() told.
  void give(char* block, std::size_t size);

  // Bytes lent out, and bytes kept for the next take().
  std::size_t lent() const { return lent_; }
  std::size_t kept() const { return kept_; }

 private:
  struct Free {
    Free* next;
  };

  BlockPool(const BlockPool&);
  BlockPool& operator=(const BlockPool&);

  Free* free_[kClasses];
  std::size_t budget_;
  std::size_t kept_;
  std::size_t lent_;
};

#endif

#ifndef BASE_BLOCKPOOL_HPP
#define BASE_BLOCKPOOL_HPP

#include <cstddef>

// Memory for Buffers in blocks of a few sizes: 512 bytes, doubled up to 32 KiB, and 68 KiB, which
// is 64 KiB of a body with a head before it. A busy server thus asks the heap for nothing, and an
// idle client holds nothing. The pool keeps at most `budget` bytes of unused blocks and returns the
// rest to the heap.
class BlockPool {
 public:
  enum { kClasses = 8, kSmallest = 512, kLargest = 68 * 1024 };

  explicit BlockPool(std::size_t budget);
  // REQUIRES: every block was given back.
  ~BlockPool();

  // Returns a block of at least `size` bytes and sets `size` to its true size. A block of more than
  // kLargest bytes comes from the heap. Throws std::bad_alloc.
  char* take(std::size_t& size);
  // Takes a block back. `size` is the true size that take() set.
  void give(char* block, std::size_t size);

  // The bytes lent out, and the bytes kept for the next take().
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

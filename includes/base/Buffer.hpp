#ifndef BASE_BUFFER_HPP
#define BASE_BUFFER_HPP

#include <cstddef>

#include "base/BlockPool.hpp"
#include "base/Slice.hpp"

// Bytes on their way through: appended at the end, consumed from the front, contiguous.
//
//   block_       begin_            end_              capacity_
//     |  consumed  |    content      |   writable       |
//
// It holds a block of its pool only while it holds bytes.
class Buffer {
 public:
  // Borrows the pool, which must outlive the buffer.
  explicit Buffer(BlockPool& pool);
  ~Buffer() { clear(); }

  const char* data() const { return block_ + begin_; }
  std::size_t size() const { return end_ - begin_; }
  bool empty() const { return begin_ == end_; }
  Slice slice() const { return empty() ? Slice() : Slice(data(), size()); }
  // Bytes that can be written without moving anything.
  std::size_t writable() const { return capacity_ - end_; }

  // At least `count` writable bytes after the content; may move the content to the block's front
  // or to a larger block. Throws std::bad_alloc, and is then unchanged.
  char* prepare(std::size_t count);
  // `count` of the prepared bytes were written. REQUIRES: count <= writable()
  void commit(std::size_t count) { end_ += count; }

  void append(const Slice& bytes);
  void append(char c);
  // REQUIRES: count <= size(). When the buffer empties its block goes back to the pool.
  void consume(std::size_t count);
  // Takes `count` bytes off the end. REQUIRES: count <= size()
  void truncateBy(std::size_t count) { end_ -= count; }
  // The last `count` bytes, to be amended. REQUIRES: count <= size()
  char* tail(std::size_t count) { return block_ + end_ - count; }
  // Gives a block that holds nothing back to the pool (prepare() without commit()).
  void releaseIfEmpty();
  void clear();
  // REQUIRES: both use the same pool.
  void swap(Buffer& other);

 private:
  Buffer(const Buffer&);
  Buffer& operator=(const Buffer&);

  BlockPool& pool_;
  char* block_;
  std::size_t capacity_;
  std::size_t begin_;
  std::size_t end_;
};

#endif

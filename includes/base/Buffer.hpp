#ifndef BASE_BUFFER_HPP
#define BASE_BUFFER_HPP

#include <cstddef>

#include "base/BlockPool.hpp"
#include "base/Slice.hpp"

// A contiguous queue of bytes: they are appended at the end and consumed from the front.
//
// block_       begin_            end_              capacity_
//     |  consumed  |    content      |   writable       |
//
// The buffer holds a block of its pool only while it holds bytes.
class Buffer {
 public:
  // Keeps a reference to the pool, which must outlive the buffer.
  explicit Buffer(BlockPool& pool);
  ~Buffer() { clear(); }

  const char* data() const { return block_ + begin_; }
  std::size_t size() const { return end_ - begin_; }
  bool empty() const { return begin_ == end_; }
  Slice slice() const { return empty() ? Slice() : Slice(data(), size()); }
  // Returns how many bytes can be written without moving anything.
  std::size_t writable() const { return capacity_ - end_; }

  // Returns at least `count` writable bytes behind the content. It may move the content to the
  // front of the block or to a larger block. If it throws std::bad_alloc, the buffer is unchanged.
  char* prepare(std::size_t count);
  // Does the same for an empty buffer, and leaves `front` bytes free before the content.
  char* prepareBehind(std::size_t front, std::size_t count);
  // Adds `count` of the prepared bytes to the content. REQUIRES: count <= writable()
  void commit(std::size_t count) { end_ += count; }

  void append(const Slice& bytes);
  void append(char c);
  // Puts bytes before the content. Returns false, without any change, if there is no room.
  bool prepend(const Slice& bytes);
  // Removes `count` bytes from the front. An empty buffer returns its block to the pool. REQUIRES:
  // count <= size()
  void consume(std::size_t count);
  // Removes `count` bytes from the end. REQUIRES: count <= size()
  void truncateBy(std::size_t count) { end_ -= count; }
  // Returns the last `count` bytes, for changes in place. REQUIRES: count <= size()
  char* tail(std::size_t count) { return block_ + end_ - count; }
  // Returns the block of an empty buffer to the pool, after a prepare() without commit().
  void releaseIfEmpty();
  void clear();
  // Moves the content into the smallest block that holds it.
  void shrink();
  // REQUIRES: both buffers use the same pool.
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

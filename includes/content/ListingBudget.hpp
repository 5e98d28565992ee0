#ifndef CONTENT_LISTINGBUDGET_HPP
#define CONTENT_LISTINGBUDGET_HPP

#include <cstddef>

// Limits the bytes that all listings in progress hold together, so that many slow readers of large
// directories cannot exhaust the memory.
class ListingBudget {
 public:
  explicit ListingBudget(std::size_t limit) : limit_(limit), taken_(0) {}

  void take(std::size_t bytes) { taken_ += bytes; }
  void give(std::size_t bytes) { taken_ -= bytes; }
  bool isSpent() const { return taken_ >= limit_; }
  std::size_t taken() const { return taken_; }

 private:
  std::size_t limit_;
  std::size_t taken_;
};

#endif

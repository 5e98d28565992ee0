#ifndef FILES_RANDOMINDEX_HPP
#define FILES_RANDOMINDEX_HPP

#include <string>

#include "base/RandomBytes.hpp"
#include "exchange/Handler.hpp"

// Implements `random_index`: a directory shows one of its files, each with the same chance.
class RandomIndex : public Handler {
 public:
  // The directory entries that are looked at, so that a large directory delays nobody.
  enum { kMostEntries = 4096 };

  // Keeps a reference to the source of randomness, which must outlive this object.
  explicit RandomIndex(RandomBytes& random) : random_(random) {}

  virtual Result handle(Exchange& exchange);
  // The file that it leads to tells the methods.
  virtual unsigned methods(Exchange&) const { return 0; }

 private:
  int choose(const std::string& directory, std::string& name);
  std::size_t below(std::size_t count);

  RandomBytes& random_;
};

#endif

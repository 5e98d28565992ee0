#ifndef BASE_RANDOMBYTES_HPP
#define BASE_RANDOMBYTES_HPP

#include <cstddef>
#include <string>

#include "base/Fd.hpp"

// The source of all random bytes, from which ids are made that nobody can guess.
class RandomBytes {
 public:
  // `path` is a file of random bytes. It is opened at the first use.
  explicit RandomBytes(const std::string& path = "/dev/urandom") : path_(path) {}

  // Fills `bytes`. Returns false if the system does not provide that many.
  bool draw(unsigned char* bytes, std::size_t count);

 private:
  RandomBytes(const RandomBytes&);
  RandomBytes& operator=(const RandomBytes&);

  std::string path_;
  Fd file_;
};

#endif

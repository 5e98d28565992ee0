#ifndef TESTS_FUZZ_TARGET_HPP
#define TESTS_FUZZ_TARGET_HPP

#include <cstring>
#include <memory>
#include <stdexcept>
#include <string>
#include <vector>

#include "base/Slice.hpp"

// A parser, and what must hold of it whatever its input is.
struct FuzzTarget {
  const char* name;
  void (*check)(const Slice& input);  // throws Broken
  std::vector<std::string> (*seeds)();
};

// 0: there is none of that name.
const FuzzTarget* findTarget(const std::string& name);

// The target's seeds, and the inputs in tests/fuzz/corpus, one a line, with the escapes of
// http/CaseFile.hpp.
std::vector<std::string> readCorpus(const FuzzTarget& target);
// All but seeds.
void writeCorpus(const FuzzTarget& target, const std::vector<std::string>& inputs);

// In order of their names, hidden ones left out.
std::vector<std::string> filesIn(const std::string& directory);
std::string contentOf(const std::string& path);

void checkHead(const Slice& input);
void checkBody(const Slice& input);
void checkTarget(const Slice& input);
void checkRange(const Slice& input);
void checkDate(const Slice& input);
void checkConditional(const Slice& input);
void checkConfiguration(const Slice& input);
void checkTemplate(const Slice& input);
void checkMultipart(const Slice& input);
void checkExecutable(const Slice& input);

// A property that does not hold.
struct Broken : std::runtime_error {
  explicit Broken(const std::string& property) : std::runtime_error(property) {}
};

inline void require(bool holds, const char* property) {
  if (!holds) throw Broken(property);
}

// Whether `part` lies inside of `whole`. An empty one may lie anywhere.
inline bool liesWithin(const Slice& part, const Slice& whole) {
  return part.empty() || (part.begin() >= whole.begin() && part.end() <= whole.end());
}

// Takes the settings off the front of an input, a byte each; 0 where there is none left.
class Settings {
 public:
  explicit Settings(const Slice& input) : rest_(input) {}

  unsigned next() {
    if (rest_.empty()) return 0;
    unsigned value = static_cast<unsigned char>(rest_[0]);
    rest_.removePrefix(1);
    return value;
  }
  template <typename T, std::size_t Count>
  const T& oneOf(const T (&choices)[Count]) {
    return choices[next() % Count];
  }
  Slice rest() const { return rest_; }

 private:
  Slice rest_;
};

// Where bytes are cut: the ends of the pieces, ascending; the last is their size.
typedef std::vector<std::size_t> PieceEnds;

// Three settings: the sizes of the first pieces, repeated until there are many. 0: an empty piece.
class PieceSizes {
 public:
  explicit PieceSizes(Settings& settings) {
    for (unsigned& size : sizes_)
      size = settings.next();
  }
  PieceEnds cut(std::size_t size) const {
    PieceEnds ends;
    std::size_t end = sizes_[0];
    for (int i = 1; i < 100 && end < size; end += sizes_[i++ % 3])
      ends.push_back(end);
    ends.push_back(size);
    return ends;
  }

 private:
  unsigned sizes_[3];
};

// Bytes in a block of the heap that is just as large, so that a sanitizer sees every byte read
// past them, and nowhere they have been before.
class HeapCopy {
 public:
  explicit HeapCopy(const Slice& bytes) : bytes_(new char[bytes.size()]), size_(bytes.size()) {
    if (size_ > 0) std::memcpy(bytes_.get(), bytes.data(), size_);
  }
  Slice slice() const { return Slice(bytes_.get(), size_); }

 private:
  std::unique_ptr<char[]> bytes_;
  std::size_t size_;
};

#endif

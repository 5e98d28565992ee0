#ifndef TESTS_FUZZ_TARGET_HPP
#define TESTS_FUZZ_TARGET_HPP

#include <cstring>
#include <memory>
#include <stdexcept>
#include <string>
#include <vector>

#include "base/Slice.hpp"

// A parser, and a check of what must be true for every input.
struct FuzzTarget {
  const char* name;
  void (*check)(const Slice& input);  // throws Broken
  std::vector<std::string> (*seeds)();
};

// Returns 0 if no target has this name.
const FuzzTarget* findTarget(const std::string& name);

// Returns the seeds of the target and the inputs in tests/fuzz/corpus, one per line, with the
// escapes of http/CaseFile.hpp.
std::vector<std::string> readCorpus(const FuzzTarget& target);
// Writes the inputs except the seeds.
void writeCorpus(const FuzzTarget& target, const std::vector<std::string>& inputs);

// Returns the names in ascending order, without hidden files.
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
void checkCgiHead(const Slice& input);
void checkFastCgi(const Slice& input);
void checkRegex(const Slice& input);
void checkGzip(const Slice& input);

// A property that does not hold.
struct Broken : std::runtime_error {
  explicit Broken(const std::string& property) : std::runtime_error(property) {}
};

inline void require(bool holds, const char* property) {
  if (!holds) throw Broken(property);
}

// Returns true if `part` lies within `whole`. An empty slice may lie anywhere.
inline bool liesWithin(const Slice& part, const Slice& whole) {
  return part.empty() || (part.begin() >= whole.begin() && part.end() <= whole.end());
}

// Takes the settings from the front of an input, one byte each; 0 if none is left.
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

// Where bytes are cut: the ends of the pieces in ascending order. The last is the total size.
typedef std::vector<std::size_t> PieceEnds;

// Three settings: the sizes of the first pieces, repeated for all others. 0 is an empty piece.
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

// A copy in a heap block of exactly that size, at a new address each time: a sanitizer sees every
// read past the end, and every use of an old address.
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

#ifndef REGEX_CLASSRUN_HPP
#define REGEX_CLASSRUN_HPP

#include <cstddef>
#include <vector>

#include "base/Slice.hpp"
#include "regex/ByteSet.hpp"
#include "regex/Captures.hpp"
#include "regex/SyntaxTree.hpp"

// Finds a run of bytes of one class, for patterns such as "([a-z0-9]{2000,})": they are used
// against attacks, and would make a large program.
class ClassRun {
 public:
  ClassRun() : min_(0), max_(0) {}

  // Takes the pattern if it is such a run, perhaps in groups. Stays empty otherwise.
  void assign(const SyntaxTree& tree, int root);
  bool empty() const { return min_ == 0; }

  // Searches the text for the first match. Sets the slots of the match in `captures`, which may be
  // null.
  bool search(const Slice& text, Captures* captures) const;

 private:
  ByteSet set_;
  std::size_t min_;  // bytes
  std::size_t max_;
  std::vector<int> slots_;  // of the match and the groups around the run
};

#endif

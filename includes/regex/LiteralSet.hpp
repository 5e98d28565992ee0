#ifndef REGEX_LITERALSET_HPP
#define REGEX_LITERALSET_HPP

#include <vector>

#include "base/Slice.hpp"
#include "regex/Captures.hpp"
#include "regex/Literal.hpp"

// Finds what a pattern that only matches a few texts finds, by comparing these texts.
class LiteralSet {
 public:
  LiteralSet();

  // The limits for the literals that can begin with one byte. They bound the time for one position.
  enum { kMostAlike = 256, kMostBytesAlike = 2048 };

  // Takes the literals of a pattern, those of the highest priority first. Stays empty if too many
  // of them begin with the same byte.
  void assign(const std::vector<Literal>& literals);
  bool empty() const { return literals_.empty(); }

  // Searches the text for the first match. Sets the slots of the match in `captures`, which may be
  // null.
  bool search(const Slice& text, Captures* captures) const;

 private:
  enum { kNone = -1 };

  void findEnds();
  bool fillBuckets();
  void findOnlyFirst();
  bool isAt(const Literal& literal, const Slice& text, std::size_t position) const;
  const Literal* find(const Slice& text, std::size_t& position) const;
  const Literal* findAt(const Slice& text, std::size_t position) const;
  std::size_t nextStart(const Slice& text, std::size_t position) const;
  const Literal* findForward(const Slice& text, std::size_t& position) const;
  const Literal* findAtEnd(const Slice& text, std::size_t& position) const;

  std::vector<Literal> literals_;
  bool areAtStart_;
  bool areAtEnd_;
  // For each byte, the indices of the literals that can begin with it. A literal of no bytes can
  // begin with any byte, and at the end of the text, which is the last bucket.
  // Empty if all literals lie at the end.
  std::vector<std::vector<int> > buckets_;
  int onlyFirst_;  // the byte with which all literals begin, or kNone
};

#endif

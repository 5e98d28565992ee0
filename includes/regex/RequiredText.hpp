#ifndef REGEX_REQUIREDTEXT_HPP
#define REGEX_REQUIREDTEXT_HPP

#include "base/Slice.hpp"
#include "regex/MaskedText.hpp"
#include "regex/SyntaxTree.hpp"

// Literals that every match of a pattern contains. A text without them need not be searched.
class RequiredText {
 public:
  // Finds the literals of a tree.
  void assign(const SyntaxTree& tree, int root);
  // Returns false if the pattern cannot match the text.
  bool isIn(const Slice& text) const;

 private:
  class Finder;

  MaskedText prefix_;  // where the text begins
  MaskedText inner_;   // anywhere
  MaskedText suffix_;  // where the text ends, perhaps before a line feed
};

#endif

#ifndef REGEX_SYNTAXTREE_HPP
#define REGEX_SYNTAXTREE_HPP

#include <cstddef>
#include <map>
#include <vector>

#include "regex/Assertion.hpp"
#include "regex/ByteSet.hpp"
#include "regex/CharacterSet.hpp"
#include "regex/SyntaxNode.hpp"

// The syntax tree of a pattern. Its leaves consume bytes; in UTF-8 mode a character is a small tree
// of the byte sequences that spell it. Nodes are named by their index.
class SyntaxTree {
 public:
  // A pattern that needs more nodes than this needs too many instructions as well.
  enum { kMostNodes = 65536 };

  SyntaxTree();

  int addEmpty();
  int addAssertion(Assertion assertion);
  // Return the only child if there is just one.
  int addConcat(const std::vector<int>& children);
  int addAlternate(const std::vector<int>& children);
  int addRepeat(int child, int min, int max, bool isLazy);
  int addGroup(int child, int slot);
  int addLook(int child, bool isBehind, bool isNegative);
  // Adds a leaf that consumes one byte of a set.
  int addBytes(const ByteSet& set);
  int addBytes(unsigned first, unsigned last);
  // Adds what consumes one character of a set.
  int addCharacters(const CharacterSet& set, bool isUtf);
  // Returns true once a node was refused because there are too many. The tree is useless then.
  bool isFull() const { return isFull_; }

  std::size_t size() const { return nodes_.size(); }
  // Children have lower indices than their parents.
  SyntaxNode& operator[](int node) { return nodes_[static_cast<std::size_t>(node)]; }
  const SyntaxNode& operator[](int node) const { return nodes_[static_cast<std::size_t>(node)]; }
  // REQUIRES: the node is a leaf.
  const ByteSet& bytes(int node) const {
    return sets_[static_cast<std::size_t>((*this)[node].value)];
  }
  const std::vector<ByteSet>& sets() const { return sets_; }

 private:
  int add(const SyntaxNode& node);
  int addAll(SyntaxNode::Kind kind, const std::vector<int>& children);
  std::vector<SyntaxNode> nodes_;
  std::vector<ByteSet> sets_;
  std::map<ByteSet, int> setNumbers_;
  bool isFull_;
};

#endif

#ifndef REGEX_TREESIMPLIFIER_HPP
#define REGEX_TREESIMPLIFIER_HPP

#include <vector>

#include "regex/SyntaxTree.hpp"

// Rewrites a syntax tree into one that matches the same, with the same priorities, and needs fewer
// instructions: nested sequences are joined, "a|b" becomes "[ab]", and neighbouring alternatives
// share a common beginning: "jpg|jpeg" becomes "jp(?:g|eg)".
class TreeSimplifier {
 public:
  // Keeps a reference to the tree, which must outlive this object.
  explicit TreeSimplifier(SyntaxTree& tree) : tree_(tree) {}

  // Returns the root of the new tree. The new tree shares nodes with the old one, and one node may
  // have several parents.
  int simplify(int node);

 private:
  typedef std::vector<int> Sequence;
  typedef std::vector<Sequence> Sequences;

  TreeSimplifier(const TreeSimplifier&);
  TreeSimplifier& operator=(const TreeSimplifier&);

  int simplifyConcat(int node);
  int simplifyAlternate(int node);
  int factor(const Sequences& alternatives);
  bool isSameLeaf(int a, int b) const;
  bool startAlike(const Sequence& a, const Sequence& b) const;
  std::size_t commonPrefix(const Sequences& alternatives, std::size_t begin, std::size_t end) const;
  int factorRun(const Sequences& alternatives, std::size_t begin, std::size_t end);
  Sequence mergeLeaves(const Sequence& nodes);

  SyntaxTree& tree_;
};

#endif

#include "regex/SyntaxTree.hpp"

#include "regex/Utf8Ranges.hpp"

SyntaxTree::SyntaxTree() : isFull_(false) {}

int SyntaxTree::add(const SyntaxNode& node) {
  if (nodes_.size() == kMostNodes) {
    isFull_ = true;
    return 0;
  }
  nodes_.push_back(node);
  return static_cast<int>(nodes_.size()) - 1;
}

int SyntaxTree::addEmpty() { return add(SyntaxNode(SyntaxNode::kEmpty)); }

int SyntaxTree::addAssertion(Assertion assertion) {
  SyntaxNode node(SyntaxNode::kAssertion);
  node.value = assertion;
  return add(node);
}

int SyntaxTree::addAll(SyntaxNode::Kind kind, const std::vector<int>& children) {
  if (children.empty()) return addEmpty();
  if (children.size() == 1) return children[0];
  SyntaxNode node(kind);
  std::size_t nullable = 0;
  for (std::size_t i = 0; i < children.size(); ++i)
    nullable += (*this)[children[i]].isNullable;
  node.isNullable = kind == SyntaxNode::kConcat ? nullable == children.size() : nullable > 0;
  node.children = children;
  return add(node);
}

int SyntaxTree::addConcat(const std::vector<int>& children) {
  return addAll(SyntaxNode::kConcat, children);
}

int SyntaxTree::addAlternate(const std::vector<int>& children) {
  return addAll(SyntaxNode::kAlternate, children);
}

int SyntaxTree::addRepeat(int child, int min, int max, bool isLazy) {
  SyntaxNode node(SyntaxNode::kRepeat);
  node.min = min;
  node.max = max;
  node.isLazy = isLazy;
  node.isNullable = min == 0 || (*this)[child].isNullable;
  node.children.push_back(child);
  return add(node);
}

int SyntaxTree::addGroup(int child, int slot) {
  SyntaxNode node(SyntaxNode::kGroup);
  node.value = slot;
  node.isNullable = (*this)[child].isNullable;
  node.children.push_back(child);
  return add(node);
}

int SyntaxTree::addLook(int child, bool isBehind, bool isNegative) {
  SyntaxNode node(SyntaxNode::kLook);
  node.isBehind = isBehind;
  node.isNegative = isNegative;
  node.children.push_back(child);
  return add(node);
}

int SyntaxTree::addBytes(const ByteSet& set) {
  std::map<ByteSet, int>::const_iterator known = setNumbers_.find(set);
  SyntaxNode node(SyntaxNode::kBytes);
  node.isNullable = false;
  if (known != setNumbers_.end()) {
    node.value = known->second;
  } else {
    node.value = setNumbers_[set] = static_cast<int>(sets_.size());
    sets_.push_back(set);
  }
  return add(node);
}

int SyntaxTree::addBytes(unsigned first, unsigned last) {
  ByteSet set;
  set.add(first, last);
  return addBytes(set);
}

int SyntaxTree::addCharacters(const CharacterSet& characters, bool isUtf) {
  const std::vector<CharacterSet::Range>& ranges = characters.ranges();
  ByteSet set;
  const unsigned last = isUtf ? 0x7fu : CharacterSet::last(false);
  std::size_t i = 0;
  for (; i < ranges.size() && ranges[i].first <= last; ++i)
    set.add(ranges[i].first, ranges[i].last < last ? ranges[i].last : last);
  bool isComplete = ranges.empty() || ranges.back().last <= last;
  if (isComplete) return addBytes(set);
  std::vector<int> sequences;
  if (set.size() > 0) sequences.push_back(addBytes(set));
  addUtf8Sequences(*this, characters, sequences);
  int node = addAlternate(sequences);
  (*this)[node].isCharacter = true;
  return node;
}

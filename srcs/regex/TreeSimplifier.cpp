#include "regex/TreeSimplifier.hpp"

#include <cstddef>

int TreeSimplifier::simplify(int node) {
  switch (tree_[node].kind) {
    case SyntaxNode::kConcat:
      return simplifyConcat(node);
    case SyntaxNode::kAlternate:
      return simplifyAlternate(node);
    case SyntaxNode::kRepeat:
    case SyntaxNode::kGroup:
    case SyntaxNode::kLook: {
      const int child = simplify(tree_[node].children[0]);
      tree_[node].children[0] = child;
      return node;
    }
    default:
      return node;
  }
}

int TreeSimplifier::simplifyConcat(int node) {
  const Sequence children = tree_[node].children;
  Sequence items;
  for (std::size_t i = 0; i < children.size(); ++i) {
    const int child = simplify(children[i]);
    const SyntaxNode& item = tree_[child];
    if (item.kind == SyntaxNode::kConcat)
      items.insert(items.end(), item.children.begin(), item.children.end());
    else if (item.kind != SyntaxNode::kEmpty)
      items.push_back(child);
  }
  return tree_.addConcat(items);
}

int TreeSimplifier::simplifyAlternate(int node) {
  const Sequence children = tree_[node].children;
  Sequences alternatives;
  for (std::size_t i = 0; i < children.size(); ++i) {
    const int child = simplify(children[i]);
    const SyntaxNode& item = tree_[child];
    Sequence sequence;
    if (item.kind == SyntaxNode::kConcat)
      sequence = item.children;
    else if (item.kind != SyntaxNode::kEmpty)
      sequence.push_back(child);
    alternatives.push_back(sequence);
  }
  return factor(alternatives);
}

bool TreeSimplifier::isSameLeaf(int a, int b) const {
  return tree_[a].kind == SyntaxNode::kBytes && tree_[b].kind == SyntaxNode::kBytes &&
         tree_[a].value == tree_[b].value;
}

bool TreeSimplifier::startAlike(const Sequence& a, const Sequence& b) const {
  return !a.empty() && !b.empty() && isSameLeaf(a[0], b[0]);
}

// Returns how many leaves all alternatives from `begin` to `end` have in common at their beginning.
std::size_t TreeSimplifier::commonPrefix(const Sequences& alternatives, std::size_t begin,
                                         std::size_t end) const {
  const Sequence& first = alternatives[begin];
  std::size_t size = first.size();
  for (std::size_t i = begin; i < end; ++i) {
    const Sequence& other = alternatives[i];
    std::size_t same = 0;
    while (same < size && same < other.size() && isSameLeaf(first[same], other[same]))
      ++same;
    size = same;
  }
  return size;
}

int TreeSimplifier::factorRun(const Sequences& alternatives, std::size_t begin, std::size_t end) {
  if (end - begin == 1) return tree_.addConcat(alternatives[begin]);
  const std::ptrdiff_t prefix = static_cast<std::ptrdiff_t>(commonPrefix(alternatives, begin, end));
  Sequences rests;
  for (std::size_t i = begin; i < end; ++i)
    rests.push_back(Sequence(alternatives[i].begin() + prefix, alternatives[i].end()));
  const Sequence& first = alternatives[begin];
  Sequence whole(first.begin(), first.begin() + prefix);
  whole.push_back(factor(rests));
  return tree_.addConcat(whole);
}

// Joins leaves that are neighbours.
TreeSimplifier::Sequence TreeSimplifier::mergeLeaves(const Sequence& nodes) {
  Sequence merged;
  for (std::size_t i = 0; i < nodes.size(); ++i) {
    const bool isPair = !merged.empty() && tree_[nodes[i]].kind == SyntaxNode::kBytes &&
                        tree_[merged.back()].kind == SyntaxNode::kBytes;
    if (!isPair) {
      merged.push_back(nodes[i]);
      continue;
    }
    ByteSet set = tree_.bytes(nodes[i]);
    set.add(tree_.bytes(merged.back()));
    merged.back() = tree_.addBytes(set);
  }
  return merged;
}

int TreeSimplifier::factor(const Sequences& alternatives) {
  Sequence nodes;
  std::size_t end;
  for (std::size_t begin = 0; begin < alternatives.size(); begin = end) {
    end = begin + 1;
    while (end < alternatives.size() && startAlike(alternatives[begin], alternatives[end]))
      ++end;
    nodes.push_back(factorRun(alternatives, begin, end));
  }
  return tree_.addAlternate(mergeLeaves(nodes));
}

#include "regex/LiteralExpander.hpp"

#include "regex/Assertion.hpp"

bool LiteralExpander::expand(int root, Literals& literals) {
  Literals found;
  if (!append(root, Literal(), found)) return false;
  std::size_t bytes = 0;
  for (std::size_t i = 0; i < found.size(); ++i)
    bytes += found[i].text.size();
  if (bytes > kMostBytes) return false;
  literals.swap(found);
  return true;
}

// The texts of a part, too, must be few: `bytes_` counts all that were ever made.
bool LiteralExpander::add(const Literal& literal, Literals& out) {
  const std::size_t kMostMade = 16 * kMostBytes;
  bytes_ += 1 + literal.text.size();
  if (out.size() == kMostLiterals || bytes_ > kMostMade) return false;
  out.push_back(literal);
  return true;
}

// Appends each way to match the node to a copy of the prefix.
bool LiteralExpander::append(int index, const Literal& prefix, Literals& out) {
  const SyntaxNode& node = tree_[index];
  switch (node.kind) {
    case SyntaxNode::kEmpty:
      return add(prefix, out);
    case SyntaxNode::kBytes:
      return appendBytes(tree_.bytes(index), prefix, out);
    case SyntaxNode::kConcat:
      return appendConcat(node, prefix, out);
    case SyntaxNode::kAlternate:
      return appendAlternate(node, prefix, out);
    case SyntaxNode::kGroup:
      return appendGroup(node, prefix, out);
    case SyntaxNode::kAssertion:
      return appendAssertion(node, prefix, out);
    case SyntaxNode::kRepeat: {
      const bool isShort = node.max != SyntaxNode::kUnlimited && node.max <= kMostRepeats;
      return isShort && appendRepeat(node, prefix, 0, out);
    }
    default:
      return false;
  }
}

bool LiteralExpander::appendBytes(const ByteSet& set, const Literal& prefix, Literals& out) {
  if (prefix.end != Literal::kAtAnyPlace) return false;
  Literal literal = prefix;
  if (literal.text.append(set)) return add(literal, out);
  if (set.size() > kMostOfSet) return false;
  for (unsigned byte = 0; byte < 256; ++byte) {
    if (!set.has(byte)) continue;
    literal = prefix;
    literal.text.append(byte, 0);
    if (!add(literal, out)) return false;
  }
  return true;
}

bool LiteralExpander::appendConcat(const SyntaxNode& node, const Literal& prefix, Literals& out) {
  Literals found(1, prefix);
  for (std::size_t i = 0; i < node.children.size(); ++i) {
    Literals longer;
    for (std::size_t j = 0; j < found.size(); ++j)
      if (!append(node.children[i], found[j], longer)) return false;
    found.swap(longer);
  }
  for (std::size_t j = 0; j < found.size(); ++j)
    if (!add(found[j], out)) return false;
  return true;
}

bool LiteralExpander::appendAlternate(const SyntaxNode& node, const Literal& prefix,
                                      Literals& out) {
  for (std::size_t i = 0; i < node.children.size(); ++i)
    if (!append(node.children[i], prefix, out)) return false;
  return true;
}

bool LiteralExpander::appendGroup(const SyntaxNode& node, const Literal& prefix, Literals& out) {
  Literal begun = prefix;
  begun.marks.push_back(std::make_pair(2 * node.value, begun.text.size()));
  const std::size_t first = out.size();
  if (!append(node.children[0], begun, out)) return false;
  for (std::size_t i = first; i < out.size(); ++i)
    out[i].marks.push_back(std::make_pair(2 * node.value + 1, out[i].text.size()));
  return true;
}

bool LiteralExpander::appendAssertion(const SyntaxNode& node, Literal literal, Literals& out) {
  if (node.value == kTextStart && literal.text.empty())
    literal.isAtStart = true;
  else if (node.value == kTextEnd)
    literal.end = Literal::kAtTextEnd;
  else if (node.value == kLastLineEnd && literal.end == Literal::kAtAnyPlace)
    literal.end = Literal::kAtLastLineEnd;
  else if (node.value != kLastLineEnd)
    return false;
  return add(literal, out);
}

// Appends the ways to repeat the node after `count` iterations.
bool LiteralExpander::appendRepeat(const SyntaxNode& node, const Literal& prefix, int count,
                                   Literals& out) {
  const bool mayStop = count >= node.min;
  if (mayStop && node.isLazy && !add(prefix, out)) return false;
  if (count < node.max) {
    Literals found;
    if (!append(node.children[0], prefix, found)) return false;
    for (std::size_t i = 0; i < found.size(); ++i)
      if (!appendRepeat(node, found[i], count + 1, out)) return false;
  }
  return !mayStop || node.isLazy || add(prefix, out);
}

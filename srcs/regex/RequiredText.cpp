#include "regex/RequiredText.hpp"

#include "regex/Assertion.hpp"

// Walks through a tree from left to right and collects the bytes that follow each other.
class RequiredText::Finder {
 public:
  Finder(const SyntaxTree& tree, RequiredText& found)
      : tree_(tree), found_(found), isAtBeginning_(true), isPrefix_(false), isSuffix_(false) {}

  void visit(int node);
  void finish();

 private:
  void visitBytes(int node);
  void visitAssertion(int assertion);
  void endRun();

  const SyntaxTree& tree_;
  RequiredText& found_;
  MaskedText run_;
  bool isAtBeginning_;  // nothing was consumed
  bool isPrefix_;       // the run begins where the text begins
  bool isSuffix_;       // the run ends where the text ends
};

void RequiredText::Finder::endRun() {
  if (isPrefix_)
    found_.prefix_ = run_;
  else if (run_.size() >= found_.inner_.size())
    found_.inner_ = run_;
  run_.clear();
  isAtBeginning_ = isPrefix_ = isSuffix_ = false;
}

void RequiredText::Finder::visitBytes(int node) {
  isAtBeginning_ = isSuffix_ = false;
  if (!run_.append(tree_.bytes(node))) endRun();
}

void RequiredText::Finder::visitAssertion(int assertion) {
  if (assertion == kTextStart && isAtBeginning_) isPrefix_ = true;
  if (assertion == kTextEnd || assertion == kLastLineEnd) isSuffix_ = true;
}

void RequiredText::Finder::visit(int index) {
  const SyntaxNode& node = tree_[index];
  switch (node.kind) {
    case SyntaxNode::kBytes:
      visitBytes(index);
      break;
    case SyntaxNode::kConcat:
    case SyntaxNode::kGroup:
      for (std::size_t i = 0; i < node.children.size(); ++i)
        visit(node.children[i]);
      break;
    case SyntaxNode::kAssertion:
      visitAssertion(node.value);
      break;
    case SyntaxNode::kRepeat:
      endRun();
      if (node.min > 0) visit(node.children[0]);
      if (node.min > 0) endRun();
      break;
    case SyntaxNode::kAlternate:
      endRun();
      break;
    default:
      break;
  }
}

void RequiredText::Finder::finish() {
  if (isSuffix_ && !isPrefix_)
    found_.suffix_ = run_;
  else
    endRun();
}

void RequiredText::assign(const SyntaxTree& tree, int root) {
  Finder finder(tree, *this);
  finder.visit(root);
  finder.finish();
}

bool RequiredText::isIn(const Slice& text) const {
  if (!prefix_.isAt(text, 0)) return false;
  if (!suffix_.empty()) {
    const std::size_t line = !text.empty() && text.back() == '\n' ? 1 : 0;
    const std::size_t size = suffix_.size();
    const bool isAtEnd = size <= text.size() && suffix_.isAt(text, text.size() - size);
    const bool isAtLine =
        line + size <= text.size() && suffix_.isAt(text, text.size() - size - line);
    if (!isAtEnd && !isAtLine) return false;
  }
  return inner_.empty() || inner_.isIn(text);
}

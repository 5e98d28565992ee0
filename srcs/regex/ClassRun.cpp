#include "regex/ClassRun.hpp"

void ClassRun::assign(const SyntaxTree& tree, int root) {
  *this = ClassRun();
  slots_.push_back(0);
  for (; tree[root].kind == SyntaxNode::kGroup; root = tree[root].children[0])
    slots_.push_back(tree[root].value);
  const SyntaxNode& node = tree[root];
  const bool isRun = node.kind == SyntaxNode::kRepeat && node.min > 0 &&
                     tree[node.children[0]].kind == SyntaxNode::kBytes;
  if (!isRun) return;
  set_ = tree.bytes(node.children[0]);
  min_ = static_cast<std::size_t>(node.min);
  max_ = node.max == SyntaxNode::kUnlimited ? Slice::npos : static_cast<std::size_t>(node.max);
  if (node.isLazy) max_ = min_;
}

bool ClassRun::search(const Slice& text, Captures* captures) const {
  std::size_t size = 0;
  std::size_t end = 0;
  for (; end < text.size() && size < max_; ++end) {
    const bool isMember = set_.has(static_cast<unsigned char>(text[end]));
    if (!isMember && size >= min_) break;
    size = isMember ? size + 1 : 0;
  }
  if (size < min_) return false;
  for (std::size_t i = 0; captures && i < slots_.size(); ++i) {
    captures->set(2 * slots_[i], end - size);
    captures->set(2 * slots_[i] + 1, end);
  }
  return true;
}

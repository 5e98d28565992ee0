#include "regex/TreeChecks.hpp"

static const int kNoWidth = -1;
static const int kMostWidth = 65535;

static int widthOf(const SyntaxTree& tree, int node);

static int widthOfConcat(const SyntaxTree& tree, const SyntaxNode& node) {
  int sum = 0;
  for (std::size_t i = 0; i < node.children.size(); ++i) {
    int width = widthOf(tree, node.children[i]);
    if (width == kNoWidth || width > kMostWidth - sum) return kNoWidth;
    sum += width;
  }
  return sum;
}

static int widthOfAlternate(const SyntaxTree& tree, const SyntaxNode& node) {
  int width = widthOf(tree, node.children[0]);
  for (std::size_t i = 1; i < node.children.size(); ++i)
    if (widthOf(tree, node.children[i]) != width) return kNoWidth;
  return width;
}

static int widthOfRepeat(const SyntaxTree& tree, const SyntaxNode& node) {
  int width = widthOf(tree, node.children[0]);
  if (node.min != node.max || width == kNoWidth) return kNoWidth;
  if (width > 0 && node.min > kMostWidth / width) return kNoWidth;
  return width * node.min;
}

// Returns how many characters each match of the node has, or kNoWidth if their numbers differ or
// are too large.
static int widthOf(const SyntaxTree& tree, int index) {
  const SyntaxNode& node = tree[index];
  if (node.isCharacter || node.kind == SyntaxNode::kBytes) return 1;
  switch (node.kind) {
    case SyntaxNode::kConcat:
      return widthOfConcat(tree, node);
    case SyntaxNode::kAlternate:
      return widthOfAlternate(tree, node);
    case SyntaxNode::kRepeat:
      return widthOfRepeat(tree, node);
    case SyntaxNode::kGroup:
      return widthOf(tree, node.children[0]);
    default:
      return 0;
  }
}

bool isFixedForLookBehind(const SyntaxTree& tree, int index) {
  const SyntaxNode& node = tree[index];
  if (node.kind != SyntaxNode::kAlternate || node.isCharacter)
    return widthOf(tree, index) != kNoWidth;
  for (std::size_t i = 0; i < node.children.size(); ++i)
    if (widthOf(tree, node.children[i]) == kNoWidth) return false;
  return true;
}

namespace {

// What can come next in a text.
struct Beginning {
  ByteSet bytes;
  bool hasCondition;  // an assertion or a look-around comes before the bytes

  Beginning() : hasCondition(false) {}
  void add(const Beginning& other) {
    bytes.add(other.bytes);
    hasCondition = hasCondition || other.hasCondition;
  }
};

// Goes through the tree from right to left, so that what follows a node is known.
class PossessiveCheck {
 public:
  explicit PossessiveCheck(const SyntaxTree& tree);

  // Returns false if a possessive quantifier below the node is not the same as a greedy one.
  bool visit(int index, const Beginning& following);
  std::size_t offset() const { return offset_; }

 private:
  const Beginning& beginning(int index) const {
    return beginnings_[static_cast<std::size_t>(index)];
  }
  Beginning findBeginning(int index) const;
  bool isGreedy(const SyntaxNode& node, const Beginning& following) const;
  bool visitConcat(const SyntaxNode& node, Beginning following);

  const SyntaxTree& tree_;
  std::vector<Beginning> beginnings_;  // of each node
  std::size_t offset_;
};

}  // namespace

// Children have lower indices than their parents.
PossessiveCheck::PossessiveCheck(const SyntaxTree& tree) : tree_(tree), offset_(0) {
  beginnings_.reserve(tree.size());
  for (std::size_t i = 0; i < tree.size(); ++i)
    beginnings_.push_back(findBeginning(static_cast<int>(i)));
}

// What comes behind "$" is a line feed or nothing.
static void addAssertion(int assertion, Beginning& found) {
  if (assertion == kLastLineEnd || assertion == kLineEnd)
    found.bytes.add('\n');
  else if (assertion != kTextEnd)
    found.hasCondition = true;
}

Beginning PossessiveCheck::findBeginning(int index) const {
  const SyntaxNode& node = tree_[index];
  Beginning found;
  found.hasCondition = node.kind == SyntaxNode::kLook;
  if (node.kind == SyntaxNode::kAssertion) addAssertion(node.value, found);
  if (node.kind == SyntaxNode::kBytes) found.bytes = tree_.bytes(index);
  if (node.kind == SyntaxNode::kLook) return found;
  for (std::size_t i = 0; i < node.children.size(); ++i) {
    found.add(beginning(node.children[i]));
    const bool isLast = node.kind == SyntaxNode::kConcat && !tree_[node.children[i]].isNullable;
    if (isLast) break;
  }
  return found;
}

// A quantifier for one character gives nothing back in vain if none of what can follow begins as
// that character does.
bool PossessiveCheck::isGreedy(const SyntaxNode& node, const Beginning& following) const {
  const SyntaxNode& child = tree_[node.children[0]];
  if (child.kind != SyntaxNode::kBytes && !child.isCharacter) return false;
  if (node.min == node.max) return true;
  return !following.hasCondition && !following.bytes.intersects(beginning(node.children[0]).bytes);
}

bool PossessiveCheck::visitConcat(const SyntaxNode& node, Beginning following) {
  for (std::size_t i = node.children.size(); i-- > 0;) {
    const int child = node.children[i];
    if (!visit(child, following)) return false;
    if (!tree_[child].isNullable) following = Beginning();
    following.add(beginning(child));
  }
  return true;
}

bool PossessiveCheck::visit(int index, const Beginning& following) {
  const SyntaxNode& node = tree_[index];
  if (node.kind == SyntaxNode::kBytes || node.isCharacter) return true;
  if (node.kind == SyntaxNode::kConcat) return visitConcat(node, following);
  if (node.kind == SyntaxNode::kLook) return visit(node.children[0], Beginning());
  if (node.isPossessive && !isGreedy(node, following)) {
    offset_ = node.offset;
    return false;
  }
  Beginning next = following;
  // Another iteration may follow an iteration.
  if (node.kind == SyntaxNode::kRepeat && node.max != 1) next.add(beginning(node.children[0]));
  for (std::size_t i = 0; i < node.children.size(); ++i)
    if (!visit(node.children[i], next)) return false;
  return true;
}

bool arePossessivesGreedy(const SyntaxTree& tree, int root, std::size_t& offset) {
  PossessiveCheck check(tree);
  if (check.visit(root, Beginning())) return true;
  offset = check.offset();
  return false;
}

#include "regex/ProgramCompiler.hpp"

#include "regex/ProgramAnalysis.hpp"

ProgramCompiler::ProgramCompiler(const SyntaxTree& tree)
    : tree_(tree), current_(0), isExact_(false), instructions_(0), emitted_(0) {}

bool ProgramCompiler::isFull() const {
  return instructions_ > kMostInstructions || emitted_ > 4 * kMostInstructions;
}

bool ProgramCompiler::compile(int root) { return compileProgram(root, true, program_); }

// Programs are compiled from the end to the beginning, the one of a look-around in the middle of
// that which contains it.
bool ProgramCompiler::compileProgram(int root, bool isExact, Program& program) {
  Program* const outer = current_;
  const bool wasExact = isExact_;
  current_ = &program;
  isExact_ = isExact;
  Levels levels(1, add(Instruction::kMatch, 0, 0));
  emit(root, levels);
  program.start = levels[0];
  current_ = outer;
  isExact_ = wasExact;
  if (isFull()) return false;
  analyseProgram(tree_.sets(), program);
  return true;
}

int ProgramCompiler::add(Instruction::Kind kind, int value, int next) {
  if (isFull()) return 0;
  Instruction instruction = {static_cast<unsigned char>(kind), 0,
                             static_cast<unsigned short>(value), next, next};
  current_->code.push_back(instruction);
  ++instructions_;
  return static_cast<int>(current_->code.size()) - 1;
}

void ProgramCompiler::addToAll(Instruction::Kind kind, int value, Levels& levels) {
  const Levels next = levels;
  for (std::size_t i = 0; i < levels.size(); ++i) {
    const bool isSame = i > 0 && next[i] == next[i - 1];
    levels[i] = isSame ? levels[i - 1] : add(kind, value, next[i]);
  }
}

int ProgramCompiler::addSplit(int preferred, int other, bool isLazy) {
  if (preferred == other) return preferred;
  const int split = add(Instruction::kSplit, 0, 0);
  setSplit(split, preferred, other, isLazy);
  return split;
}

void ProgramCompiler::setSplit(int split, int preferred, int other, bool isLazy) {
  Instruction& instruction = current_->code[static_cast<std::size_t>(split)];
  instruction.next = isLazy ? other : preferred;
  instruction.other = isLazy ? preferred : other;
}

void ProgramCompiler::splitAll(Levels preferred, Levels others, bool isLazy, Levels& levels) {
  for (std::size_t i = 0; i < levels.size(); ++i) {
    const bool isSame = i > 0 && preferred[i] == preferred[i - 1] && others[i] == others[i - 1];
    levels[i] = isSame ? levels[i - 1] : addSplit(preferred[i], others[i], isLazy);
  }
}

void ProgramCompiler::emit(int index, Levels& levels) {
  ++emitted_;
  if (isFull()) return;
  const SyntaxNode& node = tree_[index];
  switch (node.kind) {
    case SyntaxNode::kEmpty:
      break;
    case SyntaxNode::kBytes:
      emitBytes(index, levels);
      break;
    case SyntaxNode::kConcat:
      emitConcat(node, levels);
      break;
    case SyntaxNode::kAlternate:
      emitAlternate(node, levels);
      break;
    case SyntaxNode::kRepeat:
      emitRepeat(node, levels);
      break;
    case SyntaxNode::kGroup:
      emitGroup(node, levels);
      break;
    case SyntaxNode::kAssertion:
      addToAll(Instruction::kAssertion, node.value, levels);
      break;
    case SyntaxNode::kLook:
      emitLook(index, levels);
      break;
  }
}

void ProgramCompiler::emitBytes(int index, Levels& levels) {
  const ByteSet& set = tree_.bytes(index);
  const bool isByte = set.size() == 1;
  const int leaf = add(isByte ? Instruction::kByte : Instruction::kSet,
                       isByte ? static_cast<int>(set.front()) : tree_[index].value, levels[0]);
  levels.assign(levels.size(), leaf);
}

void ProgramCompiler::emitConcat(const SyntaxNode& node, Levels& levels) {
  const std::size_t count = node.children.size();
  for (std::size_t i = 0; i < count && !isFull(); ++i)
    emit(node.children[current_->isReversed ? i : count - 1 - i], levels);
}

void ProgramCompiler::emitAlternate(const SyntaxNode& node, Levels& levels) {
  const Levels next = levels;
  emit(node.children.back(), levels);
  for (std::size_t i = node.children.size() - 1; i-- > 0 && !isFull();) {
    Levels preferred = next;
    emit(node.children[i], preferred);
    splitAll(preferred, levels, false, levels);
  }
}

void ProgramCompiler::emitGroup(const SyntaxNode& node, Levels& levels) {
  if (isExact_) addToAll(Instruction::kSave, 2 * node.value + 1, levels);
  emit(node.children[0], levels);
  if (isExact_) addToAll(Instruction::kSave, 2 * node.value, levels);
}

void ProgramCompiler::emitLook(int index, Levels& levels) {
  const Instruction::Kind kind =
      tree_[index].isNegative ? Instruction::kNotLook : Instruction::kLook;
  addToAll(kind, lookNumber(index), levels);
}

// Compiles the look-around when its first copy is emitted. A look-ahead is run from the end of the
// text to the beginning, so that one pass finds all positions from which it matches.
int ProgramCompiler::lookNumber(int index) {
  const std::map<int, int>::const_iterator known = lookNumbers_.find(index);
  if (known != lookNumbers_.end()) return known->second;
  Program program;
  program.isReversed = !tree_[index].isBehind;
  if (!compileProgram(tree_[index].children[0], false, program)) return 0;
  looks_.push_back(program);
  const int number = static_cast<int>(looks_.size()) - 1;
  lookNumbers_[index] = number;
  return number;
}

// X{2,4} is XX(?:X(?:X)?)?, and X{2,} is XX+.
void ProgramCompiler::emitRepeat(const SyntaxNode& node, Levels& levels) {
  int copies = node.min;
  if (node.max == SyntaxNode::kUnlimited) {
    emitLoop(node, levels);
    --copies;
  } else {
    emitOptional(node, levels);
  }
  for (; copies > 0 && !isFull(); --copies)
    emit(node.children[0], levels);
}

void ProgramCompiler::emitOptional(const SyntaxNode& node, Levels& levels) {
  const Levels exits = levels;
  for (int i = node.min; i < node.max && !isFull(); ++i) {
    emit(node.children[0], levels);
    splitAll(levels, exits, node.isLazy, levels);
  }
}

// X* or X+. In the body one more level means that this iteration has consumed nothing. A body that
// always consumes needs no such level, and neither does a program that is not exact.
void ProgramCompiler::emitLoop(const SyntaxNode& node, Levels& levels) {
  const int again = add(Instruction::kSplit, 0, 0);
  const bool mayBeEmpty = isExact_ && tree_[node.children[0]].isNullable;
  Levels inner(1, again);
  if (mayBeEmpty) inner.insert(inner.end(), levels.begin(), levels.end());
  emit(node.children[0], inner);
  if (isFull()) return;
  Levels bodies(levels.size(), inner[0]);
  if (mayBeEmpty) bodies.assign(inner.begin() + 1, inner.end());
  setSplit(again, bodies[0], levels[0], node.isLazy);
  if (node.min > 0) {
    levels = bodies;
    return;
  }
  splitAll(bodies, levels, node.isLazy, levels);
}

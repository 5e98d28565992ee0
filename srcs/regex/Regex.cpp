#include "regex/Regex.hpp"

#include <algorithm>

#include "base/Utf8.hpp"
#include "regex/LiteralExpander.hpp"
#include "regex/LookMarker.hpp"
#include "regex/Machine.hpp"
#include "regex/NoCaptures.hpp"
#include "regex/PatternParser.hpp"
#include "regex/ProgramCompiler.hpp"
#include "regex/SyntaxTree.hpp"
#include "regex/TreeSimplifier.hpp"

Status Regex::compile(const Slice& pattern, bool ignoresCase, Regex& regex) {
  Regex made;
  SyntaxTree tree;
  PatternParser parser(pattern, tree, made.names_);
  int root = 0;
  const Status status = parser.parse(ignoresCase, root);
  if (!status.isOk()) return status;
  made.groups_ = parser.groupCount();
  made.isUtf_ = parser.isUtf();
  root = TreeSimplifier(tree).simplify(root);
  if (tree.isFull() || !made.make(tree, root))
    return Status::error(
        "the pattern needs more than 16384 instructions, or 700 for each byte of a text (offset "
        "0)");
  regex = made;
  return status;
}

// The cost of a program that is not run does not matter.
bool Regex::make(const SyntaxTree& tree, int root) {
  std::vector<Literal> literals;
  if (LiteralExpander(tree).expand(root, literals)) literals_.assign(literals);
  run_.assign(tree, root);
  required_.assign(tree, root);
  ProgramCompiler compiler(tree);
  if (!compiler.compile(root)) return false;
  program_ = compiler.program();
  looks_ = compiler.looks();
  sets_ = tree.sets();
  const bool isRun = literals_.empty() && run_.empty();
  return !isRun || cost() <= Program::kMostCost;
}

std::size_t Regex::size() const {
  std::size_t sum = program_.code.size();
  for (std::size_t i = 0; i < looks_.size(); ++i)
    sum += looks_[i].code.size();
  return sum;
}

int Regex::cost() const {
  int sum = program_.cost;
  for (std::size_t i = 0; i < looks_.size(); ++i)
    sum += looks_[i].cost;
  return sum;
}

// There are at most as many threads as instructions that are executed, in each of two lists and on
// the stack, and besides them one thread that runs and the best match.
void Regex::reserve(RegexScratch& scratch, std::size_t mostText) const {
  const std::size_t blocks = 3 * static_cast<std::size_t>(program_.cost) + 2;
  scratch.blocks.reserve(blocks, 2 * static_cast<std::size_t>(names_.slots()));
  scratch.memory.reserve(program_.code.size());
  for (std::size_t i = 0; i < looks_.size(); ++i)
    scratch.memory.reserve(looks_[i].code.size());
  scratch.looks.reserve(looks_.size(), mostText);
}

// Look-around comes first: one pass over the text for each.
Subject Regex::prepare(const Slice& text, RegexScratch& scratch) const {
  static const ByteSet kNoSet;
  Subject subject = {text, sets_.empty() ? &kNoSet : &sets_[0], &scratch.looks, isUtf_};
  scratch.memory.steps = 0;
  scratch.looks.prepare(looks_.size(), text.size());
  for (std::size_t i = 0; i < looks_.size(); ++i)
    markLook(looks_[i], subject, scratch.memory, i, scratch.looks);
  return subject;
}

bool Regex::runProgram(const Slice& text, RegexScratch& scratch, Captures& captures) const {
  const Subject subject = prepare(text, scratch);
  scratch.blocks.reset(2 * static_cast<std::size_t>(names_.slots()));
  Machine<CaptureBlocks> machine(program_, subject, scratch.memory, scratch.blocks);
  machine.search();
  if (!scratch.blocks.hasMatched()) return false;
  const unsigned* offsets = scratch.blocks.best();
  for (int i = 0; i < 2 * names_.slots(); ++i)
    captures.set(i, offsets[i]);
  return true;
}

bool Regex::runProgram(const Slice& text, RegexScratch& scratch) const {
  const Subject subject = prepare(text, scratch);
  NoCaptures captures;
  Machine<NoCaptures> machine(program_, subject, scratch.memory, captures);
  machine.search();
  return captures.hasMatched();
}

bool Regex::search(const Slice& text, RegexScratch& scratch, Captures& captures) const {
  captures.reset(names_.slots());
  if (isUtf_ && !isUtf8(text)) return false;
  if (!literals_.empty()) return literals_.search(text, &captures);
  if (!run_.empty()) return run_.search(text, &captures);
  return required_.isIn(text) && runProgram(text, scratch, captures);
}

bool Regex::matches(const Slice& text, RegexScratch& scratch) const {
  if (isUtf_ && !isUtf8(text)) return false;
  if (!literals_.empty()) return literals_.search(text, 0);
  if (!run_.empty()) return run_.search(text, 0);
  return required_.isIn(text) && runProgram(text, scratch);
}

bool Regex::searchGenerally(const Slice& text, RegexScratch& scratch, Captures& captures) const {
  captures.reset(names_.slots());
  return (!isUtf_ || isUtf8(text)) && runProgram(text, scratch, captures);
}

bool Regex::matchesGenerally(const Slice& text, RegexScratch& scratch) const {
  return (!isUtf_ || isUtf8(text)) && runProgram(text, scratch);
}

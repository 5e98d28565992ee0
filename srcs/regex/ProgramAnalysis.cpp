#include "regex/ProgramAnalysis.hpp"

#include <algorithm>
#include <cstddef>

#include "regex/Assertion.hpp"

namespace {

// An instruction that consumes nothing takes about twice the time of one that does, whose cost
// is 1.
const int kCostOfOther = 2;

class ProgramAnalysis {
 public:
  ProgramAnalysis(const std::vector<ByteSet>& sets, Program& program)
      : sets_(sets), program_(program), ways_(program.code.size(), 0) {}

  void run();

 private:
  const Instruction& at(int index) const { return program_.code[static_cast<std::size_t>(index)]; }

  void countWays();
  void findBeginning();
  void lookAtBeginning(int index, bool isAtStart);
  void findCost();
  bool continuesChain(int index) const { return at(index).consumes() && !at(index).isJoin; }
  int costOfChain(int head) const;
  ByteSet bytesOf(const Instruction& leaf) const;

  const std::vector<ByteSet>& sets_;
  Program& program_;
  std::vector<int> ways_;  // how many ways lead to an instruction; 0 if none does
};

}  // namespace

void ProgramAnalysis::run() {
  countWays();
  for (std::size_t i = 0; i < program_.code.size(); ++i)
    program_.code[i].isJoin = ways_[i] > 1;
  findBeginning();
  findCost();
}

void ProgramAnalysis::countWays() {
  std::vector<int> open(1, program_.start);
  while (!open.empty()) {
    const int index = open.back();
    open.pop_back();
    if (++ways_[static_cast<std::size_t>(index)] > 1) continue;
    const Instruction& instruction = at(index);
    if (instruction.kind != Instruction::kMatch) open.push_back(instruction.next);
    if (instruction.kind == Instruction::kSplit) open.push_back(instruction.other);
  }
}

// Visits what can be reached without consuming anything: once by ways on which \A or ^ must hold,
// and once by all others.
void ProgramAnalysis::findBeginning() {
  program_.isAnchored = true;
  program_.hasFirstBytes = true;
  std::vector<unsigned char> seen(program_.code.size(), 0);
  std::vector<std::pair<int, bool> > open(1, std::make_pair(program_.start, false));
  while (!open.empty()) {
    const int index = open.back().first;
    bool isAtStart = open.back().second;
    open.pop_back();
    const unsigned char mark = isAtStart ? 1 : 2;
    unsigned char& marks = seen[static_cast<std::size_t>(index)];
    if ((marks & mark) != 0) continue;
    marks = static_cast<unsigned char>(marks | mark);
    lookAtBeginning(index, isAtStart);
    const Instruction& instruction = at(index);
    if (instruction.consumes() || instruction.kind == Instruction::kMatch) continue;
    const bool isStart =
        instruction.kind == Instruction::kAssertion && instruction.value == kTextStart;
    open.push_back(std::make_pair(instruction.next, isAtStart || isStart));
    open.push_back(std::make_pair(instruction.other, isAtStart || isStart));
  }
}

void ProgramAnalysis::lookAtBeginning(int index, bool isAtStart) {
  const Instruction& instruction = at(index);
  const bool isMatch = instruction.kind == Instruction::kMatch;
  if (isMatch) program_.hasFirstBytes = false;
  if (instruction.consumes()) program_.firstBytes.add(bytesOf(instruction));
  if ((isMatch || instruction.consumes()) && !isAtStart) program_.isAnchored = false;
}

ByteSet ProgramAnalysis::bytesOf(const Instruction& leaf) const {
  if (leaf.kind == Instruction::kSet) return sets_[leaf.value];
  ByteSet set;
  set.add(leaf.value);
  return set;
}

// A chain is a row of leaves, each of which only the one before leads to.
void ProgramAnalysis::findCost() {
  std::vector<unsigned char> isInner(program_.code.size(), 0);
  for (std::size_t i = 0; i < program_.code.size(); ++i) {
    const Instruction& leaf = program_.code[i];
    if (ways_[i] > 0 && leaf.consumes() && continuesChain(leaf.next))
      isInner[static_cast<std::size_t>(leaf.next)] = 1;
  }
  program_.cost = 0;
  for (std::size_t i = 0; i < program_.code.size(); ++i) {
    const Instruction& instruction = program_.code[i];
    if (ways_[i] == 0 || isInner[i]) continue;
    program_.cost += instruction.consumes() ? costOfChain(static_cast<int>(i)) : kCostOfOther;
  }
}

// A machine is behind the first m leaves of a chain if the last m bytes fit these leaves. It can be
// behind m and n leaves at the same time only if the first m leaves have bytes in common with those
// that precede leaf n. The cost is that of the first leaf and of the n with most such m.
int ProgramAnalysis::costOfChain(int head) const {
  std::vector<ByteSet> chain(1, bytesOf(at(head)));
  for (int i = at(head).next; continuesChain(i); i = at(i).next)
    chain.push_back(bytesOf(at(i)));
  if (chain.size() == 1) return 1;
  std::vector<int> together(chain.size(), 0);
  int most = 0;
  for (std::size_t distance = 1; distance + 1 < chain.size() && most <= Program::kMostCost;
       ++distance)
    for (std::size_t i = 0; i + distance + 1 < chain.size(); ++i) {
      if (!chain[i].intersects(chain[i + distance])) break;
      most = std::max(most, ++together[i + distance + 1]);
    }
  return 2 + most;
}

void analyseProgram(const std::vector<ByteSet>& sets, Program& program) {
  ProgramAnalysis(sets, program).run();
}

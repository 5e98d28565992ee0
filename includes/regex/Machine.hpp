#ifndef REGEX_MACHINE_HPP
#define REGEX_MACHINE_HPP

#include <cstddef>

#include "regex/MachineMemory.hpp"
#include "regex/Program.hpp"
#include "regex/Subject.hpp"

// Runs a program on a text as Thompson and Pike did: all ways through the program advance together,
// byte by byte, as threads in the order of their priorities. At each position an instruction is
// executed at most once, for the thread of the highest priority that comes to it, so the time is
// linear in the text.
//
// `Captures` is CaptureBlocks or NoCaptures.
template <typename Captures>
class Machine {
 public:
  // Keeps references to all of them. REQUIRES: memory.reserve() was called for this program.
  Machine(const Program& program, const Subject& subject, MachineMemory& memory,
          Captures& captures);

  // Goes to a position with the threads that have come there.
  void enter(std::size_t position);
  // Starts another thread at this position, with the lowest priority.
  void start() { follow(program_.start, captures_.take(position_)); }
  // Returns true if no thread consumes the byte at this position.
  bool isIdle() const { return waiting_ == 0; }

  // Searches the whole text for the first match, forward. The result is in the captures.
  void search();

 private:
  typedef MachineMemory::Thread Thread;
  // Which threads are left after one was followed.
  enum Rest { kKeepRest, kDropRest };
  // What becomes of a thread after an instruction.
  enum Action { kGoOn, kWait, kEnd, kMatch };

  Machine(const Machine&);
  Machine& operator=(const Machine&);

  void moveTo(std::size_t position);
  Rest follow(int next, int block);
  bool isRepeated(int next);
  Action execute(const Instruction& instruction, int& block, Thread*& stackEnd);
  void wait(int next, int block);
  void dropAll(const Thread* begin, const Thread* end);
  bool consumes(const Instruction& leaf) const;
  bool passes(const Instruction& condition) const;
  bool isDone() const;
  bool findStart(std::size_t& position) const;

  const Program& program_;
  const Subject& subject_;
  MachineMemory& memory_;
  Captures& captures_;
  const Instruction* const code_;
  std::size_t position_;
  bool hasByte_;
  unsigned byte_;
  Thread* list_;      // the threads that wait for the byte at this position to be consumed
  Thread* lastList_;  // those that waited at the last one
  std::size_t waiting_;
};

template <typename Captures>
Machine<Captures>::Machine(const Program& program, const Subject& subject, MachineMemory& memory,
                           Captures& captures)
    : program_(program),
      subject_(subject),
      memory_(memory),
      captures_(captures),
      code_(&program.code[0]),
      position_(0),
      hasByte_(false),
      byte_(0),
      list_(&memory.lists[0][0]),
      lastList_(&memory.lists[1][0]),
      waiting_(0) {}

template <typename Captures>
void Machine<Captures>::moveTo(std::size_t position) {
  const std::size_t end = subject_.text.size();
  position_ = position;
  hasByte_ = program_.isReversed ? position > 0 : position < end;
  if (hasByte_) byte_ = subject_.byteAt(program_.isReversed ? position - 1 : position);
  memory_.beginVisit();
  Thread* const list = list_;
  list_ = lastList_;
  lastList_ = list;
}

// Most threads are at an instruction that consumes a byte and that nothing else leads to.
template <typename Captures>
void Machine<Captures>::enter(std::size_t position) {
  moveTo(position);
  const Thread* thread = lastList_;
  const Thread* const last = lastList_ + waiting_;
  Thread* out = list_;
  unsigned long steps = 0;
  waiting_ = 0;
  for (; thread != last; ++thread) {
    const Instruction& instruction = code_[thread->next];
    if (instruction.consumes() && !instruction.isJoin) {
      ++steps;
      if (consumes(instruction)) {
        out->next = instruction.next;
        out->block = thread->block;
        ++out;
      } else {
        captures_.release(thread->block);
      }
      continue;
    }
    waiting_ = static_cast<std::size_t>(out - list_);
    const Rest rest = follow(thread->next, thread->block);
    out = list_ + waiting_;
    if (rest == kKeepRest) continue;
    dropAll(thread + 1, last);
    break;
  }
  waiting_ = static_cast<std::size_t>(out - list_);
  memory_.steps += steps;
}

template <typename Captures>
void Machine<Captures>::dropAll(const Thread* begin, const Thread* end) {
  for (; begin != end; ++begin)
    captures_.release(begin->block);
}

// Follows a thread up to the instructions that consume a byte. A split leaves its second way on the
// stack.
template <typename Captures>
typename Machine<Captures>::Rest Machine<Captures>::follow(int next, int block) {
  Thread* const stack = &memory_.stack[0];
  Thread* stackEnd = stack;
  Rest rest = kKeepRest;
  unsigned long steps = 0;
  for (;;) {
    const Instruction& instruction = code_[next];
    Action action = kEnd;
    if (!instruction.isJoin || !isRepeated(next)) {
      action = execute(instruction, block, stackEnd);
      ++steps;
    }
    next = instruction.next;
    if (action == kGoOn) continue;
    if (action == kWait) wait(next, block);
    if (action == kEnd) captures_.release(block);
    if (action == kMatch && captures_.match(block, position_)) rest = kDropRest;
    if (stackEnd == stack || rest == kDropRest) break;
    --stackEnd;
    next = stackEnd->next;
    block = stackEnd->block;
  }
  dropAll(stack, stackEnd);
  memory_.steps += steps;
  return rest;
}

template <typename Captures>
inline bool Machine<Captures>::isRepeated(int next) {
  unsigned& mark = memory_.marks[static_cast<std::size_t>(next)];
  const bool isSame = mark == memory_.visit;
  mark = memory_.visit;
  return isSame;
}

template <typename Captures>
inline typename Machine<Captures>::Action Machine<Captures>::execute(const Instruction& instruction,
                                                                     int& block,
                                                                     Thread*& stackEnd) {
  switch (instruction.kind) {
    case Instruction::kByte:
    case Instruction::kSet:
      return consumes(instruction) ? kWait : kEnd;
    case Instruction::kSplit:
      captures_.share(block);
      stackEnd->next = instruction.other;
      stackEnd->block = block;
      ++stackEnd;
      return kGoOn;
    case Instruction::kSave:
      block = captures_.save(block, instruction.value, position_);
      return kGoOn;
    case Instruction::kMatch:
      return kMatch;
    default:
      return passes(instruction) ? kGoOn : kEnd;
  }
}

template <typename Captures>
inline bool Machine<Captures>::consumes(const Instruction& leaf) const {
  if (!hasByte_) return false;
  return leaf.kind == Instruction::kByte ? leaf.value == byte_
                                         : subject_.sets[leaf.value].has(byte_);
}

template <typename Captures>
bool Machine<Captures>::passes(const Instruction& condition) const {
  if (condition.kind == Instruction::kAssertion) return subject_.holds(condition.value, position_);
  const bool isFound = subject_.looks->has(condition.value, position_);
  return isFound == (condition.kind == Instruction::kLook);
}

template <typename Captures>
inline void Machine<Captures>::wait(int next, int block) {
  const Thread thread = {next, block};
  list_[waiting_++] = thread;
}

template <typename Captures>
bool Machine<Captures>::isDone() const {
  if (captures_.hasMatched()) return Captures::kStopsAtFirst || isIdle();
  return position_ == subject_.text.size() || (isIdle() && program_.isAnchored);
}

// Advances `position` to where a match can begin. Returns false if there is no such place.
template <typename Captures>
bool Machine<Captures>::findStart(std::size_t& position) const {
  if (!isIdle() || !program_.hasFirstBytes || captures_.hasMatched()) return true;
  while (position < subject_.text.size() && !program_.firstBytes.has(subject_.byteAt(position)))
    ++position;
  return position < subject_.text.size();
}

template <typename Captures>
void Machine<Captures>::search() {
  std::size_t position = 0;
  while (findStart(position)) {
    enter(position);
    const bool mayStart = !captures_.hasMatched() && subject_.mayBeginAt(position);
    if (mayStart && (position == 0 || !program_.isAnchored)) start();
    if (isDone()) return;
    ++position;
  }
}

#endif

#ifndef REGEX_PROGRAM_HPP
#define REGEX_PROGRAM_HPP

#include <vector>

#include "regex/ByteSet.hpp"
#include "regex/Instruction.hpp"

// A compiled syntax tree. The machines run it.
struct Program {
  // The limit for `cost`, look-around included. One unit takes about 1.6 to 3.3 ns, so the worst
  // pattern takes less than 20 ms for 8 KiB of text.
  enum { kMostCost = 700 };

  std::vector<Instruction> code;
  int start;
  // It reads the text from the end to the beginning.
  bool isReversed;
  // A match can only begin at the beginning of the text.
  bool isAnchored;
  // Unless a match can begin with any byte or be empty: the bytes with which it can begin.
  bool hasFirstBytes;
  ByteSet firstBytes;
  // A bound for the time that a machine spends at one position. It is not smaller than the number
  // of instructions that it executes there.
  int cost;

  Program() : start(0), isReversed(false), isAnchored(false), hasFirstBytes(false), cost(0) {}
};

#endif

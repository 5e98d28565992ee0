#ifndef REGEX_REGEXSCRATCH_HPP
#define REGEX_REGEXSCRATCH_HPP

#include "regex/CaptureBlocks.hpp"
#include "regex/LookTable.hpp"
#include "regex/MachineMemory.hpp"

// The memory that matching needs. One object serves all regular expressions of a process:
// Regex::reserve() makes it as large as the largest of them needs.
struct RegexScratch {
  MachineMemory memory;
  CaptureBlocks blocks;
  LookTable looks;
};

#endif

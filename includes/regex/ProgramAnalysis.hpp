#ifndef REGEX_PROGRAMANALYSIS_HPP
#define REGEX_PROGRAMANALYSIS_HPP

#include <vector>

#include "regex/ByteSet.hpp"
#include "regex/Program.hpp"

// Sets what follows from a program's code and start: isJoin, isAnchored, the first bytes and the
// cost.
void analyseProgram(const std::vector<ByteSet>& sets, Program& program);

#endif

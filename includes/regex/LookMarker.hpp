#ifndef REGEX_LOOKMARKER_HPP
#define REGEX_LOOKMARKER_HPP

#include <cstddef>

#include "regex/LookTable.hpp"
#include "regex/MachineMemory.hpp"
#include "regex/Program.hpp"
#include "regex/Subject.hpp"

// Runs the program of a look-around over a text once, and sets in the table all positions at which
// the look-around matches. REQUIRES: the table has those that the program itself refers to.
void markLook(const Program& program, const Subject& subject, MachineMemory& memory,
              std::size_t number, LookTable& table);

#endif

#include "regex/MachineMemory.hpp"

void MachineMemory::reserve(std::size_t instructions) {
  if (marks.size() >= instructions) return;
  marks.resize(instructions, 0);
  stack.resize(instructions + 1);
  lists[0].resize(instructions);
  lists[1].resize(instructions);
}

// The number of the visit has overflowed: old marks must not look like new ones.
void MachineMemory::restartVisits() {
  marks.assign(marks.size(), 0);
  visit = 1;
}

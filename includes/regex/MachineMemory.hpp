#ifndef REGEX_MACHINEMEMORY_HPP
#define REGEX_MACHINEMEMORY_HPP

#include <cstddef>
#include <vector>

// The memory of a Machine. One machine after the other may use it.
struct MachineMemory {
  struct Thread {
    int next;   // the instruction with which it goes on
    int block;  // its captures
  };

  std::vector<Thread> lists[2];
  std::vector<Thread> stack;
  // For each instruction, the last visit at which it was executed.
  std::vector<unsigned> marks;
  unsigned visit;
  // How many instructions were executed since it was set to 0.
  unsigned long steps;

  MachineMemory() : visit(0), steps(0) {}

  // Makes room for a program.
  void reserve(std::size_t instructions);
  // Starts a visit to a position.
  void beginVisit() {
    if (++visit == 0) restartVisits();
  }

 private:
  void restartVisits();
};

#endif

#include "regex/LookMarker.hpp"

#include "regex/Machine.hpp"
#include "regex/NoCaptures.hpp"

void markLook(const Program& program, const Subject& subject, MachineMemory& memory,
              std::size_t number, LookTable& table) {
  NoCaptures captures;
  Machine<NoCaptures> machine(program, subject, memory, captures);
  const std::size_t size = subject.text.size();
  for (std::size_t i = 0; i <= size; ++i) {
    const std::size_t position = program.isReversed ? size - i : i;
    captures.forget();
    machine.enter(position);
    machine.start();
    if (captures.hasMatched()) table.set(number, position);
  }
}

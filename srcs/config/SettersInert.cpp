// What is read and checked but has no effect here, and what must not be asked of us.
#include "config/Setters.hpp"
#include "config/Values.hpp"

Complaint setDaemon(Block& block, const Statement& statement) {
  bool isOn = false;
  Complaint complaint = readValue(statement, isOn);
  if (!complaint.empty() || !isOn) return complaint;
  (void)block;
  return notSupported(statement, "on") +
         ": this server stays in the foreground, it forks for CGI programs only";
}

Complaint noteInert(Block& block, const Statement& statement) {
  block.note(statement, "\"" + statement.name() + "\" has no effect here");
  return Complaint();
}

// Reads the value for its form alone.
template <typename T>
static Complaint noteInertValue(Block& block, const Statement& statement) {
  T ignored;
  Complaint complaint = readValue(statement, ignored);
  return complaint.empty() ? noteInert(block, statement) : complaint;
}

Complaint noteInertFlag(Block& block, const Statement& statement) {
  return noteInertValue<bool>(block, statement);
}

Complaint noteInertSize(Block& block, const Statement& statement) {
  return noteInertValue<off_t>(block, statement);
}

Complaint noteInertNumber(Block& block, const Statement& statement) {
  return noteInertValue<int>(block, statement);
}

Complaint noteInertTime(Block& block, const Statement& statement) {
  int ignored;
  Complaint complaint = readTime(statement, ignored);
  return complaint.empty() ? noteInert(block, statement) : complaint;
}

Complaint warnInert(Block& block, const Statement& statement) {
  if (statement.count() == 1 && statement.arg(1) == "off") return Complaint();
  block.warn(statement, "\"" + statement.name() + "\" is not supported, ignored");
  return Complaint();
}

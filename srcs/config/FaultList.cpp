#include "config/FaultList.hpp"

#include "base/Numbers.hpp"

void FaultList::append(const Statement& parent, std::string& text) const {
  for (std::size_t i = 0; i < parent.children.size(); ++i) {
    const Statement& statement = *parent.children[i];
    Faults::const_iterator found = faults_.find(&statement);
    if (found != faults_.end()) {
      if (!text.empty()) text += '\n';
      text += statement.fail(found->second).message();
    }
    append(statement, text);
  }
}

Status FaultList::status(const Statement& root) const {
  std::string text;
  append(root, text);
  if (isFull()) text += "\nonly the first " + decimal(kMost) + " faults are shown";
  return text.empty() ? Status::ok() : Status::error(text);
}

#include "config/Block.hpp"

#include <utility>

void Block::standAt(const Statement& directive) {
  position_ = &directive.position;
  config.variables.standAt(directive.position, directive.name());
}

const SourcePosition* Block::claim(const std::string& name, const SourcePosition& position) {
  std::pair<Claims::iterator, bool> claimed = claims_.insert(Claims::value_type(name, position));
  return claimed.second ? 0 : &claimed.first->second;
}

void Block::warn(const Statement& statement, const std::string& sentence) {
  config.warnings.push_back(statement.position.text() + ": " + sentence);
}

void Block::note(const Statement& statement, const std::string& sentence) {
  config.notes.push_back(statement.position.text() + ": " + sentence);
}

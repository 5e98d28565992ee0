#include "config/VariableValues.hpp"

void VariableValues::begin(const VariableNames& names) {
  names_ = &names;
  states_.assign(names.count(), static_cast<char>(kUnknown));
  if (texts_.size() < names.count()) texts_.resize(names.count());
  clearGroups();
}

void VariableValues::adopt(const VariableValues& other) {
  names_ = other.names_;
  states_ = other.states_;
  if (texts_.size() < states_.size()) texts_.resize(states_.size());
  for (std::size_t i = 0; i < states_.size(); ++i)
    if (states_[i] == kKnown) texts_[i] = other.texts_[i];
}

void VariableValues::set(int slot, const Slice& text) {
  texts_[index(slot)].assign(text.data(), text.size());
  setState(slot, kKnown);
}

void VariableValues::clearGroups() {
  if (!captures_.empty()) captures_[0].reset(0);
}

// A group that took no part in the match leaves its variable empty, as in nginx.
bool VariableValues::match(const Pattern& pattern, const Slice& text) {
  if (!pattern.hasGroups()) {
    if (!pattern.matches(text)) return false;
    clearGroups();
    return true;
  }
  Captures found;
  if (!pattern.search(text, found)) return false;
  captures_.resize(1);
  captures_[0] = found;
  matched_.assign(text.data(), text.size());
  const std::vector<Pattern::Group>& groups = pattern.groups();
  for (std::size_t i = 0; i < groups.size(); ++i)
    set(groups[i].slot, found.of(matched_, groups[i].place));
  return true;
}

#ifndef CONFIG_VARIABLEVALUES_HPP
#define CONFIG_VARIABLEVALUES_HPP

#include <string>
#include <vector>

#include "base/Slice.hpp"
#include "config/Pattern.hpp"
#include "config/VariableNames.hpp"

// The values that the variables of a configuration have in one request, and the groups $1 to $9 of
// the last successful match. Both own their text and survive internal redirects.
//
//   kUnknown --> kComputing --> kKnown      a map is computed at first use
//   kUnknown --> kKnown                     `set`, or a named group that took part in a match
class VariableValues {
 public:
  enum State { kUnknown, kComputing, kKnown };

  VariableValues() : names_(0) {}

  // Forgets all values. Keeps a reference to the names, which must outlive the values, and the
  // memory of the texts.
  void begin(const VariableNames& names);
  // Takes over all values, but not the groups, of another request with the same names.
  void adopt(const VariableValues& other);
  const VariableNames& names() const { return *names_; }
  const VariableDefinition& definition(int slot) const { return names_->at(slot); }

  State state(int slot) const { return static_cast<State>(states_[index(slot)]); }
  void setState(int slot, State state) { states_[index(slot)] = static_cast<char>(state); }
  const std::string& text(int slot) const { return texts_[index(slot)]; }
  void set(int slot, const Slice& text);

  // Searches `text`. A match replaces $1 to $9 and the variables of the pattern's named groups;
  // otherwise nothing changes. REQUIRES: `text` lies outside this object.
  bool match(const Pattern& pattern, const Slice& text);
  // Returns the text of group $1 to $9; empty if it took no part in the last match.
  Slice group(int number) const {
    return captures_.empty() ? Slice() : captures_[0].of(matched_, number);
  }
  void clearGroups();

 private:
  static std::size_t index(int slot) { return static_cast<std::size_t>(slot); }

  const VariableNames* names_;
  std::vector<char> states_;        // State, by slot
  std::vector<std::string> texts_;  // by slot; there may be more than there are slots
  std::string matched_;             // the text of the last match
  std::vector<Captures> captures_;  // of the last match; takes no memory before the first one
};

#endif

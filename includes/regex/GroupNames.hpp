#ifndef REGEX_GROUPNAMES_HPP
#define REGEX_GROUPNAMES_HPP

#include <string>
#include <vector>

#include "base/Slice.hpp"

// The names of a pattern's groups, and the slot in which each recorded group keeps its place. Slot
// 0 is the whole match, 1 to 9 are the groups of these numbers, and the rest are named groups with
// higher numbers.
class GroupNames {
 public:
  struct Name {
    std::string name;
    int slot;
  };
  enum { kNumberedSlots = 10, kMostSlots = 32, kNotRecorded = -1 };

  GroupNames() : slots_(1) {}

  // Returns the slot of a group without a name, or kNotRecorded.
  int addNumbered(int group);
  // Returns the slot of a group with a name, or kNotRecorded if there are too many.
  int addNamed(int group, const std::string& name);
  bool has(const Slice& name) const;

  // Returns how many slots are in use, from 0 on.
  int slots() const { return slots_; }
  const std::vector<Name>& names() const { return names_; }

 private:
  int use(int slot);

  std::vector<Name> names_;
  int slots_;
};

#endif

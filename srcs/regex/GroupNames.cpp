#include "regex/GroupNames.hpp"

int GroupNames::use(int slot) {
  if (slot >= slots_) slots_ = slot + 1;
  return slot;
}

int GroupNames::addNumbered(int group) {
  return group < kNumberedSlots ? use(group) : static_cast<int>(kNotRecorded);
}

int GroupNames::addNamed(int group, const std::string& name) {
  Name entry = {name, group};
  if (group >= kNumberedSlots) entry.slot = slots_ < kNumberedSlots ? kNumberedSlots : slots_;
  if (entry.slot >= kMostSlots) return kNotRecorded;
  names_.push_back(entry);
  return use(entry.slot);
}

bool GroupNames::has(const Slice& name) const {
  for (std::size_t i = 0; i < names_.size(); ++i)
    if (name == names_[i].name) return true;
  return false;
}

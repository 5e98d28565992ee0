#include "processes/Environment.hpp"

#include <algorithm>

void Environment::add(const Slice& name, const Slice& value) {
  offsets_.push_back(text_.size());
  name.appendTo(text_);
  text_ += '=';
  value.appendTo(text_);
  text_ += '\0';
  longest_ = std::max(longest_, name.size() + 1 + value.size());
}

void Environment::set(const Slice& name, const Slice& value) {
  std::size_t index = indexOf(name);
  if (index < offsets_.size()) offsets_.erase(offsets_.begin() + static_cast<long>(index));
  add(name, value);
}

std::size_t Environment::indexOf(const Slice& name) const {
  for (std::size_t i = 0; i < offsets_.size(); ++i) {
    Slice entry(text_.c_str() + offsets_[i]);
    if (entry.startsWith(name) && entry.size() > name.size() && entry[name.size()] == '=') return i;
  }
  return offsets_.size();
}

Slice Environment::find(const Slice& name) const {
  std::size_t index = indexOf(name);
  if (index == offsets_.size()) return Slice();
  return Slice(text_.c_str() + offsets_[index]).from(name.size() + 1);
}

void Environment::pointers(std::vector<char*>& all) {
  all.clear();
  for (std::size_t i = 0; i < offsets_.size(); ++i)
    all.push_back(&text_[offsets_[i]]);
  all.push_back(0);
}

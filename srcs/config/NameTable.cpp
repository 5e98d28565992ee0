#include "config/NameTable.hpp"

#include <algorithm>

void NameTable::push(Entries& entries, const std::string& text, int value) {
  Entry entry = {text, value};
  entries.push_back(entry);
}

void NameTable::addExact(const std::string& name, int value) { push(exact_, name, value); }

void NameTable::add(const std::string& name, int value) {
  Slice text(name);
  if (text.startsWith("*.")) {
    push(heads_, name.substr(1), value);
  } else if (text.startsWith(".")) {
    push(heads_, name, value);
    push(exact_, name.substr(1), value);
  } else if (text.endsWith(".*")) {
    push(tails_, name.substr(0, name.size() - 1), value);
  } else {
    push(exact_, name, value);
  }
}

// The sort is stable, so that the first of two equal names stays in front.
void NameTable::sort() {
  std::stable_sort(exact_.begin(), exact_.end());
  std::stable_sort(heads_.begin(), heads_.end());
  std::stable_sort(tails_.begin(), tails_.end());
}

static int compareFolded(const std::string& name, const Slice& text) {
  std::size_t common = std::min(name.size(), text.size());
  for (std::size_t i = 0; i < common; ++i) {
    unsigned char a = static_cast<unsigned char>(name[i]);
    unsigned char b = static_cast<unsigned char>(toLower(text[i]));
    if (a != b) return a < b ? -1 : 1;
  }
  return name.size() == text.size() ? 0 : (name.size() < text.size() ? -1 : 1);
}

int NameTable::look(const Entries& entries, const Slice& text) {
  std::size_t low = 0;
  std::size_t high = entries.size();
  while (low < high) {
    std::size_t middle = (low + high) / 2;
    if (compareFolded(entries[middle].text, text) < 0)
      low = middle + 1;
    else
      high = middle;
  }
  bool isFound = low < entries.size() && compareFolded(entries[low].text, text) == 0;
  return isFound ? entries[low].value : static_cast<int>(kNone);
}

int NameTable::findHead(const Slice& name) const {
  for (std::size_t dot = name.find('.'); dot != Slice::npos; dot = name.find('.', dot + 1)) {
    int value = dot > 0 ? look(heads_, name.from(dot)) : static_cast<int>(kNone);
    if (value != kNone) return value;
  }
  return kNone;
}

int NameTable::findTail(const Slice& name) const {
  for (std::size_t end = name.findLast('.'); end != Slice::npos;
       end = name.sub(0, end).findLast('.')) {
    int value = look(tails_, name.sub(0, end + 1));
    if (value != kNone) return value;
  }
  return kNone;
}

int NameTable::find(const Slice& name) const {
  int value = look(exact_, name);
  if (value == kNone && !heads_.empty()) value = findHead(name);
  if (value == kNone && !tails_.empty()) value = findTail(name);
  return value;
}

#include "config/DirectiveTable.hpp"

#include <algorithm>
#include <cstring>

#include "config/Spelling.hpp"

bool DirectiveTable::comesBefore(const Directive* a, const Directive* b) {
  return std::strcmp(a->name, b->name) < 0;
}

bool DirectiveTable::isBelow(const Directive* row, const Slice& name) {
  return Slice(row->name) < name;
}

void DirectiveTable::add(const DirectiveRows& rows) {
  for (const Directive* row = rows.begin(); row != rows.end(); ++row)
    rows_.push_back(row);
  if (rows.isFamily()) return families_.push_back(rows);
  for (const Directive* row = rows.begin(); row != rows.end(); ++row)
    sorted_.push_back(row);
  std::sort(sorted_.begin(), sorted_.end(), comesBefore);
}

const Directive* DirectiveTable::findRow(const Slice& name) const {
  Rows::const_iterator at = std::lower_bound(sorted_.begin(), sorted_.end(), name, isBelow);
  return at != sorted_.end() && name == (*at)->name ? *at : 0;
}

const Directive* DirectiveTable::find(const Slice& name) const {
  if (name.startsWith("*")) return 0;
  const Directive* found = findRow(name);
  for (std::size_t i = 0; !found && i < families_.size(); ++i)
    found = families_[i].findMember(name);
  return found;
}

void DirectiveTable::addHints(const DirectiveHint* begin, const DirectiveHint* end) {
  firstHint_ = begin;
  lastHint_ = end;
}

std::string DirectiveTable::hint(const Slice& name) const {
  for (const DirectiveHint* it = firstHint_; it != lastHint_; ++it)
    if (equalsIgnoreCase(name, it->word)) return it->text;
  return std::string();
}

std::string DirectiveTable::suggest(const Slice& name, unsigned context) const {
  const std::size_t kMaxName = 64;
  if (name.size() > kMaxName) return std::string();
  std::string known = hint(name);
  if (!known.empty()) return known;
  // A quarter of the letters may be wrong, at least one; being out of place counts as half a
  // letter.
  std::size_t best = 2 * std::max<std::size_t>(1, name.size() / 4) + 1;
  std::string found;
  for (std::size_t i = 0; i < rows_.size(); ++i) {
    const Directive& row = *rows_[i];
    std::size_t distance = 2 * editDistance(name, row.name) + (row.may(context) ? 0 : 1);
    if (distance >= best || row.name[0] == '*') continue;
    best = distance;
    found = row.name;
  }
  return found;
}

#include "config/Directive.hpp"

const Directive* DirectiveRows::findMember(const Slice& name) const {
  Slice rest;
  if (!takePrefix(name, rest)) return 0;
  for (const Directive* row = begin(); row != end(); ++row)
    if (Slice(row->name).from(1) == rest) return row;
  return 0;
}

bool DirectiveRows::takePrefix(const Slice& name, Slice& rest) const {
  for (std::size_t i = 0; i < prefixCount_; ++i) {
    Slice prefix(prefixes_[i]);
    rest = name.from(prefix.size());
    if (name.startsWith(prefix) && rest.startsWith("_")) return true;
  }
  return false;
}

#include "config/Directive.hpp"

bool DirectiveRows::takePrefix(const Slice& name, Slice& rest) const {
  for (std::size_t i = 0; i < prefixCount_; ++i) {
    Slice prefix(prefixes_[i]);
    rest = name.from(prefix.size());
    if (name.startsWith(prefix) && rest.startsWith("_")) return true;
  }
  return false;
}

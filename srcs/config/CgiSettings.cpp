#include "config/CgiSettings.hpp"

bool CgiSettings::runs(const Slice& name) const {
  for (std::size_t i = 0; i < rules.size(); ++i)
    if (!rules[i].interpreter.empty() && name.endsWith(rules[i].extension)) return true;
  return false;
}

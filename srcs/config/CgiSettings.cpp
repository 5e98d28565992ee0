#include "config/CgiSettings.hpp"

bool CgiSettings::runs(const Slice& name) const {
  for (std::size_t i = 0; i < rules.size(); ++i)
    if (!rules[i].interpreter.empty() && name.endsWith(rules[i].extension)) return true;
  return false;
}

bool CgiSettings::covers(const Slice& name, unsigned method) const {
  for (std::size_t i = 0; i < rules.size(); ++i) {
    bool isForMethod = rules[i].methods == 0 || (rules[i].methods & method) != 0;
    if (isForMethod && name.endsWith(rules[i].extension)) return true;
  }
  return false;
}

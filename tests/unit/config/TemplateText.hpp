#ifndef TESTS_CONFIG_TEMPLATETEXT_HPP
#define TESTS_CONFIG_TEMPLATETEXT_HPP

#include <string>

#include "config/Template.hpp"

// Returns "a|$41 |b" for the text "a", the variable 41 and the text "b"; a member of a family has
// the rest of its name after the blank.
inline std::string describe(const Template& text) {
  std::string out;
  for (const Template::Part& part : text.parts()) {
    if (!out.empty()) out += '|';
    if (part.variable != kVarNone) out += '$' + std::to_string(part.variable) + ' ';
    out += part.text;
  }
  return out;
}

#endif

#ifndef CONFIG_MAPTABLE_HPP
#define CONFIG_MAPTABLE_HPP

#include <vector>

#include "config/NameTable.hpp"
#include "config/Pattern.hpp"
#include "config/Template.hpp"

// The rows of a `map` block: which value a text becomes.
struct MapTable {
  struct Expression {
    const Pattern* pattern;  // owned by the Config
    std::size_t value;
  };

  Template source;
  std::vector<Template> values;
  NameTable names;                      // the rows that are not regular expressions
  std::vector<Expression> expressions;  // asked in order after the names
  std::size_t byDefault;                // the value of a text that no row covers
  bool hasHostnames;                    // a dot at the end of a text does not count
  bool isVolatile;                      // the value is computed at each use

  MapTable() : values(1), byDefault(0), hasHostnames(false), isVolatile(false) {}
};

#endif

#ifndef CONFIG_SPLITTABLE_HPP
#define CONFIG_SPLITTABLE_HPP

#include <string>
#include <vector>

#include "base/Slice.hpp"
#include "config/Template.hpp"

// The rows of a `split_clients` block: which share of all texts gets which value.
struct SplitTable {
  struct Part {
    unsigned limit;  // the hashes below it belong to this part; 0: all that are left, which is "*"
    std::string value;
  };

  Template source;
  std::vector<Part> parts;

  // Returns the value for a text, which is always the same; empty if the text has no part.
  std::string find(const Slice& text) const;
};

// MurmurHash2, which nginx uses for this.
unsigned murmurHash(const Slice& text);

#endif

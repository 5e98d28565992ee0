#ifndef CONFIG_POSSIBLEVALUES_HPP
#define CONFIG_POSSIBLEVALUES_HPP

#include <map>
#include <set>
#include <string>
#include <vector>

#include "config/Config.hpp"

// Finds out which values a text with variables can have, as far as the configuration says so.
class PossibleValues {
 public:
  // Stands in a value for text that is not known beforehand.
  static const char kUnknown = '\0';
  enum { kMostValues = 1000, kMostDepth = 10 };

  // Keeps a reference to the configuration, which must outlive this object.
  explicit PossibleValues(const Config& config);

  // Returns at most kMostValues values; if there may be more, one of them is unknown.
  std::set<std::string> of(const Template& text) const { return expand(text, 0); }

 private:
  typedef std::set<std::string> Values;

  void addSteps(const Location& location);
  Values expand(const Template& text, int depth) const;
  Values ofPart(const Template::Part& part, int depth) const;
  Values ofVariable(int slot, int depth) const;
  void add(const Template& text, int depth, Values& values) const;

  const Config& config_;
  std::map<int, std::vector<const Template*> > stored_;  // what `set` stores, by slot
};

#endif

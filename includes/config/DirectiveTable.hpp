#ifndef CONFIG_DIRECTIVETABLE_HPP
#define CONFIG_DIRECTIVETABLE_HPP

#include <map>
#include <string>
#include <vector>

#include "base/Slice.hpp"
#include "config/Directive.hpp"

// Every directive that a configuration may use, found by name.
class DirectiveTable {
 public:
  // Adds a group. Of two rows with one name the first one counts.
  void add(const DirectiveRows& rows);

  // Returns 0 if there is no directive of that name.
  const Directive* find(const std::string& name) const;
  // Returns the name that is most like `name`, with a preference for directives that may stand in
  // `context`; empty if none is much like it. Members of families are not suggested.
  std::string suggest(const Slice& name, unsigned context) const;
  // Every row that was added, in order; a family's once.
  const std::vector<const Directive*>& rows() const { return rows_; }

 private:
  std::vector<const Directive*> rows_;
  std::map<std::string, const Directive*> index_;  // by name
};

#endif

#ifndef CONFIG_DIRECTIVETABLE_HPP
#define CONFIG_DIRECTIVETABLE_HPP

#include <string>
#include <vector>

#include "base/Slice.hpp"
#include "config/Directive.hpp"

// Every directive that a configuration may use, found by name.
class DirectiveTable {
 public:
  // Adds a group. REQUIRES: no name is in the table yet.
  void add(const DirectiveRows& rows);

  // Returns 0 if there is no directive of that name.
  const Directive* find(const Slice& name) const;
  // Returns the name that is most like `name`, with a preference for directives that may stand in
  // `context`; empty if none is much like it. Members of families are not suggested.
  std::string suggest(const Slice& name, unsigned context) const;
  // Every row that was added, in order; a family's once.
  const std::vector<const Directive*>& rows() const { return rows_; }

 private:
  typedef std::vector<const Directive*> Rows;

  static bool comesBefore(const Directive* a, const Directive* b);
  static bool isBelow(const Directive* row, const Slice& name);
  const Directive* findRow(const Slice& name) const;

  Rows rows_;
  Rows sorted_;                          // by name, those of no family
  std::vector<DirectiveRows> families_;  // those of the groups that are families
};

#endif

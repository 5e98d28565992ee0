#ifndef CONFIG_DIRECTIVETABLE_HPP
#define CONFIG_DIRECTIVETABLE_HPP

#include <string>
#include <vector>

#include "base/Slice.hpp"
#include "config/Directive.hpp"

// What to write instead of a word: for a word that is no directive, the directive that does the
// same, with an example where its form differs ("return 301 /new;"); for a directive that is
// refused, a sentence.
struct DirectiveHint {
  const char* word;
  const char* text;
};

// Every directive that a configuration may use, found by name.
class DirectiveTable {
 public:
  DirectiveTable() : firstHint_(0), lastHint_(0) {}

  // Adds a group. REQUIRES: no name is in the table yet.
  void add(const DirectiveRows& rows);

  // Adds what to write instead of words that are not in the table or are refused. Keeps pointers to
  // the array, which must outlive this object.
  void addHints(const DirectiveHint* begin, const DirectiveHint* end);

  // Returns 0 if there is no directive of that name.
  const Directive* find(const Slice& name) const;
  // Returns the hint for `name`, in any case of letters, or an empty string.
  std::string hint(const Slice& name) const;
  // Returns the hint for `name`, or else the name that is most like `name`, with a preference for
  // directives that may stand in `context`; empty if none is much like it. Members of families are
  // not suggested.
  std::string suggest(const Slice& name, unsigned context) const;
  // Every row that was added, in order; a family's once.
  const std::vector<const Directive*>& rows() const { return rows_; }

 private:
  typedef std::vector<const Directive*> Rows;

  static bool comesBefore(const Directive* a, const Directive* b);
  static bool isBelow(const Directive* row, const Slice& name);
  const Directive* findRow(const Slice& name) const;

  Rows rows_;
  Rows sorted_;  // by name, those of no family
  const DirectiveHint* firstHint_;
  const DirectiveHint* lastHint_;
  std::vector<DirectiveRows> families_;  // those of the groups that are families
};

#endif

#ifndef CONFIG_CHECKER_HPP
#define CONFIG_CHECKER_HPP

#include <string>

#include "base/Status.hpp"
#include "config/DirectiveTable.hpp"
#include "config/Statement.hpp"

// Checks a tree of statements against a table of directives: each directive must be known,
// supported, allowed where it stands, ended correctly, given the right number of words, and not
// given twice. Values are not checked. Keeps references to both; they must outlive this object.
class Checker {
 public:
  Checker(const DirectiveTable& table, const Statement& root);

  // Returns the first fault in the order of the files.
  Status check() const;

  // The contexts at the top of the files: the main level, and the http level too where there is no
  // "http" block.
  unsigned topContext() const { return topContext_; }

 private:
  Checker(const Checker&);
  Checker& operator=(const Checker&);

  Status checkBlock(const Statement& parent, unsigned context) const;
  std::string faultOf(const Statement& statement, const Directive* row, unsigned context) const;
  std::string unknown(const Statement& statement, unsigned context) const;

  const DirectiveTable& table_;
  const Statement& root_;
  unsigned topContext_;
};

#endif

#ifndef CONFIG_CHECKER_HPP
#define CONFIG_CHECKER_HPP

#include <string>

#include "config/DirectiveTable.hpp"
#include "config/FaultList.hpp"
#include "config/Statement.hpp"

// Checks a tree of statements against a table of directives: each directive must be known,
// supported, allowed where it stands, ended correctly, given the right number of words, and not
// given twice. Values are not checked. Keeps references to both; they must outlive this object.
class Checker {
 public:
  Checker(const DirectiveTable& table, const Statement& root);

  // Adds every fault to the list, until that is full.
  void check(FaultList& faults) const;

  // The contexts at the top of the files: the main level, and the http level too where there is no
  // "http" block.
  unsigned topContext() const { return topContext_; }

 private:
  Checker(const Checker&);
  Checker& operator=(const Checker&);

  void checkBlock(const Statement& parent, unsigned context, FaultList& faults) const;
  std::string faultOf(const Statement& statement, const Directive* row, unsigned context) const;
  std::string lacking(const Statement& statement) const;
  std::string unknown(const Statement& statement, unsigned context) const;

  const DirectiveTable& table_;
  const Statement& root_;
  unsigned topContext_;
};

#endif

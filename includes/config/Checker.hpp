#ifndef CONFIG_CHECKER_HPP
#define CONFIG_CHECKER_HPP

#include "base/Status.hpp"
#include "config/Parser.hpp"

// Holds a tree of statements against the table of directives: each must be known, supported,
// allowed where it stands, ended rightly, have the right number of words, and not stand twice.
// Values are not looked at. The first fault in the files' order is told.
class Checker {
 public:
  explicit Checker(const Statement& root);

  Status check() const;

  // What the top of the files is: the main level, and the http level too where there is no
  // "http" block.
  unsigned topContext() const { return topContext_; }

 private:
  Checker(const Checker&);
  Checker& operator=(const Checker&);

  Status checkBlock(const Statement& parent, unsigned context) const;
  std::string complaint(const Statement& statement, unsigned context) const;

  const Statement& root_;
  unsigned topContext_;
};

#endif

#ifndef CONFIG_STATEMENT_HPP
#define CONFIG_STATEMENT_HPP

#include <cstddef>
#include <string>
#include <vector>

#include "base/Status.hpp"
#include "config/SourcePosition.hpp"

// A directive as it stands in a file: its words, and the statements between its braces.
struct Statement {
  std::vector<std::string> words;    // the name first; empty only for the root of a tree
  bool isBlock;                      // ends with a "{" and not with a ";"
  std::vector<Statement*> children;  // owned
  SourcePosition position;           // of its first word

  Statement() : isBlock(false) {}
  ~Statement();

  // REQUIRES (for all three): this is not the root.
  const std::string& name() const { return words[0]; }
  // How many words follow the name.
  std::size_t count() const { return words.size() - 1; }
  // The i-th word after the name. REQUIRES: 1 <= i <= count()
  const std::string& arg(std::size_t i) const { return words[i]; }

  // An error with the statement's position in front of the sentence.
  Status fail(const std::string& sentence) const { return position.fail(sentence); }

 private:
  Statement(const Statement&);
  Statement& operator=(const Statement&);
};

#endif

#ifndef REGEX_LITERALEXPANDER_HPP
#define REGEX_LITERALEXPANDER_HPP

#include <vector>

#include "regex/Literal.hpp"
#include "regex/SyntaxTree.hpp"

// Finds all texts that a pattern matches, if there are few: "\.(gif|jpe?g)$" matches three.
class LiteralExpander {
 public:
  enum { kMostLiterals = 1024, kMostBytes = 32768 };

  // Keeps a reference to the tree, which must outlive this object.
  explicit LiteralExpander(const SyntaxTree& tree) : tree_(tree), bytes_(0) {}

  // Sets `literals` to the texts, those of the highest priority first. Returns false if there are
  // too many, or if conditions other than ^ and $ apply.
  bool expand(int root, std::vector<Literal>& literals);

 private:
  typedef std::vector<Literal> Literals;
  enum { kMostOfSet = 8, kMostRepeats = 16 };

  LiteralExpander(const LiteralExpander&);
  LiteralExpander& operator=(const LiteralExpander&);

  bool append(int node, const Literal& prefix, Literals& out);
  bool add(const Literal& literal, Literals& out);
  bool appendBytes(const ByteSet& set, const Literal& prefix, Literals& out);
  bool appendConcat(const SyntaxNode& node, const Literal& prefix, Literals& out);
  bool appendAlternate(const SyntaxNode& node, const Literal& prefix, Literals& out);
  bool appendGroup(const SyntaxNode& node, const Literal& prefix, Literals& out);
  bool appendAssertion(const SyntaxNode& node, Literal literal, Literals& out);
  bool appendRepeat(const SyntaxNode& node, const Literal& prefix, int count, Literals& out);

  const SyntaxTree& tree_;
  std::size_t bytes_;
};

#endif

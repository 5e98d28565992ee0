#ifndef REGEX_PROGRAMCOMPILER_HPP
#define REGEX_PROGRAMCOMPILER_HPP

#include <cstddef>
#include <map>
#include <vector>

#include "regex/Program.hpp"
#include "regex/SyntaxTree.hpp"

// Compiles a syntax tree to a program for the whole, and one for each look-around.
//
// Perl and PCRE leave a loop after an iteration that matched nothing. Therefore a place in the body
// of a loop means two things: something was consumed since the iteration began, or nothing was. The
// compiler makes instructions for both: emit() is given one continuation for each level of
// emptiness and returns one entry for each. At level 0 all enclosing iterations have consumed
// something; at level n the innermost n loops have consumed nothing. After a byte the level is 0.
class ProgramCompiler {
 public:
  // The limit for all programs together.
  enum { kMostInstructions = 16384 };

  // Keeps a reference to the tree, which must outlive this object.
  explicit ProgramCompiler(const SyntaxTree& tree);

  // Returns false if there would be too many instructions.
  bool compile(int root);
  Program& program() { return program_; }
  // The programs of the look-arounds. Each refers only to those before it.
  std::vector<Program>& looks() { return looks_; }

 private:
  typedef std::vector<int> Levels;

  ProgramCompiler(const ProgramCompiler&);
  ProgramCompiler& operator=(const ProgramCompiler&);

  bool compileProgram(int root, bool isExact, Program& program);
  void emit(int node, Levels& levels);
  void emitBytes(int node, Levels& levels);
  void emitConcat(const SyntaxNode& node, Levels& levels);
  void emitAlternate(const SyntaxNode& node, Levels& levels);
  void emitGroup(const SyntaxNode& node, Levels& levels);
  void emitLook(int node, Levels& levels);
  void emitRepeat(const SyntaxNode& node, Levels& levels);
  void emitLoop(const SyntaxNode& node, Levels& levels);
  void emitOptional(const SyntaxNode& node, Levels& levels);
  int lookNumber(int node);

  int add(Instruction::Kind kind, int value, int next);
  void addToAll(Instruction::Kind kind, int value, Levels& levels);
  int addSplit(int preferred, int other, bool isLazy);
  void setSplit(int split, int preferred, int other, bool isLazy);
  void splitAll(Levels preferred, Levels others, bool isLazy, Levels& levels);
  bool isFull() const;

  const SyntaxTree& tree_;
  Program program_;
  std::vector<Program> looks_;
  std::map<int, int> lookNumbers_;  // of nodes
  Program* current_;
  bool isExact_;  // the program finds what Perl finds, not just whether there is a match
  std::size_t instructions_;
  std::size_t emitted_;  // how many nodes; one may be emitted many times
};

#endif

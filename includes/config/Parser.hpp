#ifndef CONFIG_PARSER_HPP
#define CONFIG_PARSER_HPP

#include <set>
#include <string>
#include <vector>

#include "base/Status.hpp"
#include "config/Config.hpp"
#include "config/ConfigFile.hpp"
#include "config/Lexer.hpp"
#include "config/SourcePosition.hpp"

// A directive as it stands in a file: its words, and what is between its braces.
struct Statement {
  std::vector<std::string> words;    // the name first; never empty but for a root
  bool isBlock;                      // ended by "{", not by ";"
  std::vector<Statement*> children;  // owned
  SourcePosition place;              // of its first word

  Statement() : isBlock(false) {}
  ~Statement();

  const std::string& name() const { return words[0]; }
  // How many words follow the name.
  std::size_t count() const { return words.size() - 1; }
  // The i-th word after the name. REQUIRES: 1 <= i <= count()
  const std::string& arg(std::size_t i) const { return words[i]; }

 private:
  Statement(const Statement&);
  Statement& operator=(const Statement&);
};

// Reads configuration files into a tree of statements; `include` is replaced by what it names.
// Knows the grammar, but no directive other than that one.
class Parser {
 public:
  enum {
    kMaxFiles = 16 * 1024,  // read, each time counted
    kMaxIncludes = 32,      // files that include one another
    kMaxBlocks = 64,        // blocks in one another
    kMaxWords = 500000      // of all files together: a tree takes more memory than its text
  };

  // Adds each file read to `sources`, which is borrowed.
  explicit Parser(std::vector<Config::Source>& sources);

  // Adds the file's statements to `root`, on an error those before it. Relative includes start
  // from this file's directory.
  Status parseFile(const std::string& path, Statement& root);
  // The text of -g: no blocks.
  Status parseCommandLine(const std::string& text, Statement& root);

 private:
  struct Input {
    Lexer lexer;
    const std::string& name;
    bool isCommandLine;

    Input(const Slice& text, const std::string& n, bool c)
        : lexer(text), name(n), isCommandLine(c) {}
    Status fail(const std::string& sentence) const;
  };

  Parser(const Parser&);
  Parser& operator=(const Parser&);

  Status open(const std::string& path, ConfigFile& file);
  Status checkRecursion(const std::string& path, const ConfigFile& file) const;
  Status parseOpened(const std::string& path, const ConfigFile& file, Statement& parent);
  Status parseBlock(Input& in, Statement& parent);
  Status parseWords(Input& in, Statement& statement, Lexer::Kind& end);
  Status endBlock(const Input& in, Lexer::Kind end) const;
  Status enter(Input& in, Statement& statement);
  Status include(const Statement& statement, Statement& parent);

  std::vector<Config::Source>& sources_;
  std::set<std::string> paths_;  // of sources_
  std::string directory_;
  std::vector<const ConfigFile*> reading_;  // the files that are being read, the main one first
  std::size_t bytes_;
  std::size_t files_;
  std::size_t words_;
  std::size_t depth_;  // blocks open in the file that is being read
};

#endif

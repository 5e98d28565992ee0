#ifndef CONFIG_PARSER_HPP
#define CONFIG_PARSER_HPP

#include <cstddef>
#include <set>
#include <string>
#include <vector>

#include "base/Status.hpp"
#include "config/Config.hpp"
#include "config/ConfigFile.hpp"
#include "config/Lexer.hpp"
#include "config/Statement.hpp"

// Reads configuration files into a tree of statements, and replaces each `include` by the
// statements of the files that it names. It knows the grammar and no other directive.
class Parser {
 public:
  // Limits for all files of a configuration together.
  enum {
    kMaxFiles = 16 * 1024,  // a file that is included twice counts twice
    kMaxIncludes = 32,      // files that include one another
    kMaxBlocks = 64,        // blocks inside one another
    kMaxWords = 500000      // a tree takes more memory than its text
  };

  // Adds each file that is read to `sources`. Keeps a reference to it; it must outlive this object.
  explicit Parser(std::vector<Config::Source>& sources);

  // Adds the file's statements to `root`; on an error, those before it. Relative includes start
  // from this file's directory.
  Status parseFile(const std::string& path, Statement& root);
  // Does the same for a text that is in no file. It is called `name` in messages and in `sources`.
  Status parseText(const std::string& name, const std::string& text, Statement& root);
  // Parses the text of -g, which may contain no blocks.
  Status parseCommandLine(const std::string& text, Statement& root);

 private:
  struct Input {
    Lexer lexer;
    const std::string& name;
    bool isCommandLine;

    Input(const Slice& text, const std::string& n, bool c)
        : lexer(text), name(n), isCommandLine(c) {}
    SourcePosition position() const {
      return SourcePosition(name, isCommandLine ? 0 : lexer.line());
    }
    Status fail(const std::string& sentence) const { return position().fail(sentence); }
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
  std::set<std::string> paths_;             // of sources_
  std::string directory_;                   // where relative includes start
  std::vector<const ConfigFile*> reading_;  // the files that are being read, the main one first
  std::size_t bytes_;
  std::size_t files_;
  std::size_t words_;
  std::size_t depth_;  // blocks open in the file that is being read
};

#endif

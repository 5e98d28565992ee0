#ifndef REGEX_CLASSPARSER_HPP
#define REGEX_CLASSPARSER_HPP

#include "regex/CharacterSet.hpp"
#include "regex/PatternOptions.hpp"
#include "regex/PatternReader.hpp"

// Parses a class in brackets: "[a-z]", "[^/]", "[[:alpha:]_]".
class ClassParser {
 public:
  // Keeps a reference to the reader, which must outlive this object.
  ClassParser(PatternReader& reader, const PatternOptions& options);

  // REQUIRES: the reader is at a '['. Sets `set` to the characters of the class. Returns false
  // after an error.
  bool parse(CharacterSet& set);

 private:
  struct Item {
    std::size_t offset;
    bool isCharacter;  // and not a class
    unsigned character;
  };

  ClassParser(const ClassParser&);
  ClassParser& operator=(const ClassParser&);

  bool parseItems();
  bool parseItem(Item& item);
  bool parseEscapedItem(Item& item);
  bool parsePosixClass(std::size_t size);
  bool parseRange(const Item& first);
  bool takeHyphen();
  bool checkBehindClass();
  void skipIgnored();

  PatternReader& reader_;
  const PatternOptions options_;
  CharacterSet plain_;    // what may be extended by other cases
  CharacterSet classes_;  // what is complete
};

// Returns the length of the POSIX class that comes next, "[:alpha:]", or 0 if none does.
std::size_t posixClassSize(const PatternReader& reader);

#endif

#ifndef CONFIG_LEXER_HPP
#define CONFIG_LEXER_HPP

#include <string>

#include "base/Slice.hpp"

// Divides a text in nginx's grammar into words and punctuation.
//
//   word      ends before a blank, ';' or '{'; the brace of "${" does not end it
//   "word"    or 'word': may contain blanks and punctuation
//   \c        in any word, keeps c from ending it; \" \' \\ lose the backslash, \t \r \n become the
//             control character, any other pair stays as written
//   # ...     a comment, where a word could begin; it ends with the line
class Lexer {
 public:
  enum Kind { kWord, kSemicolon, kOpen, kClose, kEnd, kBad };
  enum { kMaxWord = 4096 };  // bytes in the file

  // Keeps a reference to the text; it must outlive this object. Skips a leading byte order mark.
  explicit Lexer(const Slice& text);

  // Reads the next token.
  Kind next();
  // The word, after next() has returned kWord.
  const std::string& word() const { return word_; }
  // What is wrong, in nginx's words, after next() has returned kBad.
  const std::string& error() const { return error_; }
  // The line on which the last token begins; after kEnd, the last line.
  int line() const { return tokenLine_; }

 private:
  void skipBlanks();
  // Moves past one character and counts lines. REQUIRES: there is one.
  void advance();
  Kind punctuation(Kind kind);
  Kind quotedWord(char quote);
  Kind bareWord();
  Kind finishWord(std::size_t start, std::size_t end);
  Kind fail(const std::string& error);

  Slice text_;
  std::size_t position_;
  int line_;
  int tokenLine_;
  bool afterQuote_;
  std::string word_;
  std::string error_;
};

#endif

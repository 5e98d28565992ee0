#ifndef CONFIG_LEXER_HPP
#define CONFIG_LEXER_HPP

#include <string>

#include "base/Slice.hpp"

// Takes nginx's grammar apart into words and punctuation.
//
//   word      anything up to a blank, ';' or '{'; "${" does not end it
//   "word"    or 'word': blanks and punctuation too
//   \c        takes c as it is, anywhere in a word; \" \' \\ lose the backslash, \t \r \n become
//             the control character, any other pair stays as written
//   # ...     to the end of the line, where a word could begin
class Lexer {
 public:
  enum Kind { kWord, kSemicolon, kOpen, kClose, kEnd, kBad };
  enum { kMaxWord = 4096 };  // bytes as written

  // Borrows the text. A byte order mark in front is skipped.
  explicit Lexer(const Slice& text);

  Kind next();
  // After kWord.
  const std::string& word() const { return word_; }
  // After kBad: what was wrong, in nginx's words.
  const std::string& error() const { return error_; }
  // Where the last token began; after kEnd the last line.
  int line() const { return tokenLine_; }

 private:
  void skipBlanks();
  // Past `position`, which is not beyond the end, minding line ends.
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

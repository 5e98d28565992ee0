#ifndef REGEX_PATTERNREADER_HPP
#define REGEX_PATTERNREADER_HPP

#include <cstddef>
#include <string>

#include "base/Slice.hpp"
#include "base/Status.hpp"

// Reads a pattern from left to right, and keeps the first error that a parser finds in it.
class PatternReader {
 public:
  explicit PatternReader(const Slice& pattern);

  // UTF-8 mode: takeCharacter() takes characters, otherwise bytes. The whole pattern must be UTF-8.
  void setUtf() { isUtf_ = true; }
  bool isUtf() const { return isUtf_; }

  std::size_t offset() const { return at_; }
  bool atEnd() const { return at_ == pattern_.size(); }
  // Returns how many bytes are left.
  std::size_t left() const { return pattern_.size() - at_; }
  // Returns the byte that many bytes ahead, or NUL behind the end of the pattern.
  char peek(std::size_t ahead = 0) const;
  bool startsWith(const Slice& text) const;
  // Skips `text` if it comes next, and returns whether it did.
  bool take(const Slice& text);
  void skip(std::size_t count) { at_ += count; }
  // REQUIRES: !atEnd()
  unsigned takeCharacter();

  // Skips what matches nothing: \Q, \E, comments, and with `isExtended` white space and the
  // comments that '#' begins. Returns false after an error.
  bool skipIgnored(bool isExtended);
  // As skipIgnored(), within brackets, where only \Q and \E are ignored.
  void skipQuotes();
  // Returns true between \Q and \E, where every character stands for itself.
  bool isQuoted() const { return isQuoted_; }

  // Records an error unless there is one already, and returns false. `sentence` has no full stop;
  // the offset is appended to it.
  bool fail(const std::string& sentence, std::size_t offset);
  bool hasFailed() const { return !status_.isOk(); }
  const Status& status() const { return status_; }

 private:
  PatternReader(const PatternReader&);
  PatternReader& operator=(const PatternReader&);

  bool takeQuote();
  bool takeComment();
  bool takeExtended();

  Slice pattern_;
  std::size_t at_;
  bool isUtf_;
  bool isQuoted_;
  Status status_;
};

#endif

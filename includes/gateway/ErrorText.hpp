#ifndef GATEWAY_ERRORTEXT_HPP
#define GATEWAY_ERRORTEXT_HPP

#include <string>

#include "base/Slice.hpp"

// Hears the lines that an upstream server sends for the error log.
class ErrorTextObserver {
 public:
  virtual ~ErrorTextObserver() {}
  // `line` comes without its newline and is not empty.
  virtual void serverWroteError(const Slice& line) = 0;
};

// Divides such text into lines. A line longer than kLongestLine is told in pieces. After kMostBytes
// the observer hears that the rest is dropped, and then nothing more.
class ErrorText {
 public:
  enum { kLongestLine = 4096, kMostBytes = 64 * 1024 };

  ErrorText() : observer_(0), told_(0) {}
  // The observer must outlive this object. 0: all text is dropped.
  void observe(ErrorTextObserver* observer) { observer_ = observer; }

  void push(const Slice& bytes);
  // Tells what has come of a line that has no newline yet.
  void finish();

 private:
  void tell();

  ErrorTextObserver* observer_;
  std::string line_;
  std::size_t told_;  // bytes of all lines told so far
};

#endif

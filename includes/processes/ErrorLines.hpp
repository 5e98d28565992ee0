#ifndef PROCESSES_ERRORLINES_HPP
#define PROCESSES_ERRORLINES_HPP

#include <cstddef>

#include "base/Buffer.hpp"
#include "base/Fd.hpp"
#include "net/EventLoop.hpp"
#include "processes/CgiObserver.hpp"

// The standard error of a CGI script: the reading end of a pipe, whose lines the observer is told.
// A line longer than kLongestLine is told in pieces. After kMostBytes the observer hears that the
// rest is dropped, and then nothing more: the pipe is still read, so that the script can go on
// writing.
class ErrorLines {
 public:
  enum { kLongestLine = 4096, kMostBytes = 64 * 1024 };

  // Keeps references to all. `owner` is who the loop calls when the pipe is ready.
  ErrorLines(EventLoop& loop, BlockPool& pool, Pollable* owner, CgiObserver& observer);
  ~ErrorLines() { close(); }

  int fd() const { return pipe_.get(); }
  bool isOpen() const { return pipe_.isOpen(); }

  // The script has started: takes over the reading end of its pipe. May throw std::bad_alloc.
  void attach(Fd& readingEnd);
  // Reads once, and tells the lines that are complete. At the end of the output it tells the last
  // line even without a newline, and closes the pipe. May throw std::bad_alloc.
  // REQUIRES: poll() reported the pipe.
  void read();
  // Tells what has come of a line that has no newline yet. May throw std::bad_alloc.
  void finish();
  void close();

 private:
  ErrorLines(const ErrorLines&);
  ErrorLines& operator=(const ErrorLines&);

  void tellFirst(std::size_t size);

  EventLoop& loop_;
  Pollable* owner_;
  CgiObserver& observer_;
  Fd pipe_;
  Buffer bytes_;
  std::size_t told_;  // bytes of all lines told so far
};

#endif

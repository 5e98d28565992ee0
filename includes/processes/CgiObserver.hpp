#ifndef PROCESSES_CGIOBSERVER_HPP
#define PROCESSES_CGIOBSERVER_HPP

#include "base/Slice.hpp"

// Hears what a CgiProcess has to tell a human: lines for the error log.
class CgiObserver {
 public:
  virtual ~CgiObserver() {}

  // The script wrote a line to its standard error. `line` comes without its newline.
  virtual void scriptWroteError(const Slice& line) = 0;
  // The script failed, for this reason: its output will not be completed.
  virtual void scriptFailed(const Slice& reason) = 0;
};

#endif

#ifndef PROCESSES_INPUTPIPE_HPP
#define PROCESSES_INPUTPIPE_HPP

#include <cstddef>

#include "base/Buffer.hpp"
#include "base/Fd.hpp"
#include "net/EventLoop.hpp"

// The standard input of a CGI script, where a request body is pushed into it: a bounded buffer, and
// the writing end of a pipe once the script has started.
//
//   kEnded --expect()--> kOpen --finish()--> kWhole --all is written--> kEnded
//                          |                   |
//                          +---- end(): the script reads no more -----> kEnded
class InputPipe {
 public:
  enum { kCapacity = 64 * 1024 };
  enum State {
    kOpen,   // more will be pushed
    kWhole,  // all has been pushed; some of it is still to be written
    kEnded   // nothing is written any more, or nothing is ever pushed
  };

  // Keeps references to both. `owner` is who the loop calls when the pipe is ready.
  InputPipe(EventLoop& loop, BlockPool& pool, Pollable* owner);
  ~InputPipe() { end(); }

  State state() const { return state_; }
  int fd() const { return pipe_.get(); }
  bool isFull() const { return bytes_.size() >= kCapacity; }
  // Returns whether the script has read all that has come, while more is to come.
  bool isStarved() const { return state_ == kOpen && bytes_.empty(); }

  // Something will be pushed.
  void expect() { state_ = kOpen; }
  // Takes bytes, fewer than given when it is full. Once it has ended it takes and drops all. May
  // throw std::bad_alloc.
  std::size_t push(const Slice& bytes);
  // All has been pushed.
  void finish();
  // The script has started: takes over the writing end of its pipe. May throw std::bad_alloc.
  void attach(Fd& writingEnd);
  // Writes once. REQUIRES: poll() reported the pipe as writable.
  void write();
  // Closes the pipe, which the script sees as the end of its input, and drops what is left.
  void end();

 private:
  InputPipe(const InputPipe&);
  InputPipe& operator=(const InputPipe&);

  EventLoop& loop_;
  Pollable* owner_;
  State state_;
  Buffer bytes_;
  Fd pipe_;
};

#endif

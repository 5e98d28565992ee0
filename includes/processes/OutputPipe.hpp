#ifndef PROCESSES_OUTPUTPIPE_HPP
#define PROCESSES_OUTPUTPIPE_HPP

#include <cstddef>

#include "base/Buffer.hpp"
#include "base/Fd.hpp"
#include "net/EventLoop.hpp"

// The standard output of a CGI script: the reading end of a pipe, and a bounded buffer. When the
// buffer is full the pipe is not read, and the script has to wait.
class OutputPipe {
 public:
  enum { kCapacity = 64 * 1024 };

  // Keeps references to both. `owner` is who the loop calls when the pipe is ready.
  OutputPipe(EventLoop& loop, BlockPool& pool, Pollable* owner);
  ~OutputPipe() { close(); }

  int fd() const { return pipe_.get(); }
  bool isOpen() const { return pipe_.isOpen(); }
  // Output that has come and has not been taken.
  Slice bytes() const { return bytes_.slice(); }
  bool isFull() const { return bytes_.size() >= kCapacity; }
  // How many bytes were dropped since dropAll().
  std::size_t dropped() const { return dropped_; }

  // The script has started: takes over the reading end of its pipe. May throw std::bad_alloc.
  void attach(Fd& readingEnd);
  // Reads once. Returns false at the end of the output. May throw std::bad_alloc.
  // REQUIRES: poll() reported the pipe.
  bool read();
  // Takes `count` bytes. REQUIRES: count <= bytes().size()
  void take(std::size_t count);
  // Drops what has come, and what comes from now on.
  void dropAll();
  // Keeps what has come.
  void close();

 private:
  OutputPipe(const OutputPipe&);
  OutputPipe& operator=(const OutputPipe&);

  EventLoop& loop_;
  Pollable* owner_;
  Fd pipe_;
  Buffer bytes_;
  bool isDropping_;
  std::size_t dropped_;
};

#endif

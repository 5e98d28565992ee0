#ifndef HANDLERS_CGIINPUT_HPP
#define HANDLERS_CGIINPUT_HPP

#include "content/PartFile.hpp"
#include "handlers/CgiAnswer.hpp"
#include "http/BodySink.hpp"

// A request's body on its way into a program, as it comes: its length was declared.
class CgiInput : public BodySink {
 public:
  // Borrows the process.
  explicit CgiInput(CgiProcess& process) : process_(process) {}

  virtual std::size_t push(const Slice& bytes) { return process_.push(bytes); }
  virtual int status() const { return 0; }
  virtual void finish(Response&) { process_.closeInput(); }

 private:
  CgiProcess& process_;
};

// The same for a chunked body, whose length the program is to be told before it starts: by way of
// the disk.
class CgiSpool : public BodySink {
 public:
  // Borrows the answer.
  explicit CgiSpool(CgiAnswer& answer) : answer_(answer), status_(0) {}

  // As PartFile::create().
  int open(const std::string& directory, PartNames& names, int pid);

  virtual std::size_t push(const Slice& bytes);
  virtual int status() const { return status_; }
  virtual const char* reason() const { return "the disk did not take it"; }
  virtual void finish(Response& response);

 private:
  CgiAnswer& answer_;
  PartFile file_;
  Fd reader_;
  int status_;
};

#endif

#ifndef HANDLERS_CGIINPUT_HPP
#define HANDLERS_CGIINPUT_HPP

#include "content/SpoolFile.hpp"
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
// a file.
class CgiSpool : public BodySink {
 public:
  // Borrows the answer.
  explicit CgiSpool(CgiAnswer& answer) : answer_(answer), status_(0) {}

  // As SpoolFile::create().
  int open(const std::string& path, std::string& why) { return file_.create(path, why); }

  virtual std::size_t push(const Slice& bytes) {
    status_ = file_.append(bytes);
    return status_ == 0 ? bytes.size() : 0;
  }
  virtual int status() const { return status_; }
  virtual void finish(Response&) {
    off_t size = file_.size();
    answer_.startWithFile(file_.release(), size);
  }

 private:
  CgiAnswer& answer_;
  SpoolFile file_;
  int status_;
};

#endif

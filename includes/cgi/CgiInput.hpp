#ifndef CGI_CGIINPUT_HPP
#define CGI_CGIINPUT_HPP

#include "http/BodySink.hpp"
#include "processes/CgiProcess.hpp"

// Passes a request body of known length on to a CGI script, as it arrives.
class CgiInput : public BodySink {
 public:
  // Keeps a reference to the process, which must outlive this object.
  explicit CgiInput(CgiProcess& process) : process_(process) {}

  virtual std::size_t push(const Slice& bytes) { return process_.push(bytes); }
  virtual HttpError error() const { return HttpError(); }
  virtual void finish(Response&) { process_.closeInput(); }

 private:
  CgiProcess& process_;
};

#endif

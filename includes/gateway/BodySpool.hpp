#ifndef GATEWAY_BODYSPOOL_HPP
#define GATEWAY_BODYSPOOL_HPP

#include <sys/types.h>

#include <string>

#include "base/Fd.hpp"
#include "content/PartFile.hpp"
#include "http/BodySink.hpp"

// Receives a request body that was collected on the disk.
class BodyReceiver {
 public:
  virtual ~BodyReceiver() {}
  // The body is whole: the receiver owns `fd`, a descriptor that reads it from its beginning.
  virtual void bodyCollected(int fd, off_t size) = 0;
  // The disk did not take the body; `status` is the HTTP status that says so.
  virtual void bodyLost(int status) = 0;
};

// Collects a chunked request body in an unnamed file, because a CGI script must be told the length
// before it starts (RFC 3875 4.1.2).
class BodySpool : public BodySink {
 public:
  // Borrows the receiver.
  explicit BodySpool(BodyReceiver& receiver) : receiver_(receiver) {}

  // Creates the file. Returns 0 or an HTTP status, as PartFile::create() does.
  int open(const std::string& directory, PartNames& names, int pid);

  virtual std::size_t push(const Slice& bytes);
  virtual HttpError error() const { return error_; }
  virtual void finish(Response& response);

 private:
  BodyReceiver& receiver_;
  PartFile file_;
  Fd reader_;
  HttpError error_;
};

#endif

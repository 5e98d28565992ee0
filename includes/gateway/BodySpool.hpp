#ifndef GATEWAY_BODYSPOOL_HPP
#define GATEWAY_BODYSPOOL_HPP

#include <sys/types.h>

#include <string>

#include "base/Fd.hpp"
#include "content/PartFile.hpp"
#include "gateway/BodyReceiver.hpp"
#include "http/BodySink.hpp"

// Collects a chunked request body in an unnamed file, because a CGI script must be told the length
// before it starts (RFC 3875 4.1.2).
class BodySpool : public BodySink {
 public:
  // Keeps a reference to the receiver, which must outlive this object.
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

#ifndef CONTENT_FILESINK_HPP
#define CONTENT_FILESINK_HPP

#include "content/PartFile.hpp"
#include "http/BodySink.hpp"

// Stores a request body as a file. Each push is one write, and nothing is buffered. The derived
// class names the file and fills in the response in finish().
class FileSink : public BodySink {
 public:
  // Creates the temporary file; see PartFile::create().
  int open(const std::string& directory, PartNames& names, int pid) {
    return file_.create(directory, names, pid);
  }

  virtual std::size_t push(const Slice& bytes);
  virtual HttpError error() const { return error_; }

 protected:
  // The request body is complete: moves the file to `path`. Returns 0 or an HTTP status.
  int keepAs(const std::string& path);
  off_t size() const { return file_.size(); }

 private:
  PartFile file_;
  HttpError error_;
};

#endif

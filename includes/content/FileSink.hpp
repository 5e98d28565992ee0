#ifndef CONTENT_FILESINK_HPP
#define CONTENT_FILESINK_HPP

#include "content/PartFile.hpp"
#include "http/BodySink.hpp"

// A body that becomes a file. Each push is one write; nothing is held. What the file is called,
// and what the answer is, whoever derives from this says in finish().
class FileSink : public BodySink {
 public:
  // As PartFile::create().
  int open(const std::string& directory, PartNames& names, int pid) {
    return file_.create(directory, names, pid);
  }

  virtual std::size_t push(const Slice& bytes);
  virtual HttpError error() const { return error_; }

 protected:
  // The body is whole: the file takes its place at `path`. 0, or an HTTP status.
  int keepAs(const std::string& path);
  off_t size() const { return file_.size(); }

 private:
  PartFile file_;
  HttpError error_;
};

#endif

#ifndef CONTENT_REQUESTBODY_HPP
#define CONTENT_REQUESTBODY_HPP

#include <sys/types.h>

#include <string>

#include "base/Buffer.hpp"
#include "base/Fd.hpp"
#include "base/ScopedPtr.hpp"
#include "content/PartFile.hpp"
#include "http/HttpError.hpp"

// A collected request body: in memory while it is small, else in an unnamed temporary file. It can
// be read any number of times, because a request may be sent to another server.
class RequestBody {
 public:
  RequestBody() : limit_(0), names_(0), pid_(0), size_(0), read_(0) {}

  // `limit` is how many bytes are kept in memory.
  void begin(std::size_t limit, const std::string& directory, PartNames& names, int pid);
  // Replaces what has come by a text.
  void setText(const std::string& text);
  // Appends bytes. Returns false if the disk did not take them.
  bool push(const Slice& bytes);
  // All has come. Returns false if the disk did not take it.
  bool finish();

  off_t size() const { return size_; }
  // Goes back to the beginning. Returns false if the file cannot be opened again.
  bool rewind();
  bool isAtEnd() const { return read_ == size_; }
  // Appends at most `room` of the bytes that follow. Returns false if the file cannot be read.
  bool read(Buffer& out, std::size_t room);

 private:
  RequestBody(const RequestBody&);
  RequestBody& operator=(const RequestBody&);

  bool openFile();

  std::size_t limit_;
  std::string directory_;
  PartNames* names_;
  int pid_;
  std::string memory_;
  ScopedPtr<PartFile> file_;
  Fd first_;   // keeps the file
  Fd reader_;  // the file, at `read_`
  off_t size_;
  off_t read_;
};

#endif

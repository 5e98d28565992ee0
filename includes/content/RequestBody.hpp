#ifndef CONTENT_REQUESTBODY_HPP
#define CONTENT_REQUESTBODY_HPP

#include <sys/types.h>

#include <string>

#include "base/Buffer.hpp"
#include "base/Fd.hpp"
#include "base/ScopedPtr.hpp"
#include "content/PartFile.hpp"
#include "http/HttpError.hpp"

// A request body on its way to an upstream server. There are two kinds:
//
//   collected  All of it comes first: in memory while it is small, else in an unnamed temporary
//              file. It can be read any number of times, because a request may be sent to another
//              server.
//   stream     It is read while it comes. What was read is gone.
class RequestBody {
 public:
  // An empty body, of which all has come.
  RequestBody()
      : kind_(kCollected), isOpen_(false), limit_(0), names_(0), pid_(0), size_(0), read_(0) {}

  // Begins a body that is collected. `limit` is how many bytes are kept in memory.
  void begin(std::size_t limit, const std::string& directory, PartNames& names, int pid);
  // Begins a stream of which at most `limit` bytes wait in memory.
  void beginStream(std::size_t limit);
  // Replaces what has come by a text.
  void setText(const std::string& text);
  // Returns how many bytes may be pushed at present. Any number of bytes can be collected.
  std::size_t room() const;
  // Appends bytes. Returns false if the disk did not take them. REQUIRES: bytes.size() <= room()
  bool push(const Slice& bytes);
  // All has come. Returns false if the disk did not take it.
  bool finish();

  // Returns how many bytes have come.
  off_t size() const { return size_; }
  // Returns how many of them have not been read.
  off_t unread() const { return size_ - read_; }
  // Returns true if all has come and was read.
  bool isAtEnd() const { return !isOpen_ && read_ == size_; }
  // Returns true if no byte is gone.
  bool mayRewind() const { return kind_ == kCollected || read_ == 0; }
  // Goes back to the beginning. Returns false if bytes are gone, or if the file cannot be opened
  // again.
  bool rewind();
  // Returns a descriptor that reads the whole body from its beginning, which the caller owns, or
  // -1. A body in memory goes to a file first. REQUIRES: it is collected, and all has come.
  int openReader();
  // Appends at most `room` of the bytes that follow. Returns false if the file cannot be read.
  bool read(Buffer& out, std::size_t room);

 private:
  enum Kind { kCollected, kStream };

  RequestBody(const RequestBody&);
  RequestBody& operator=(const RequestBody&);

  bool openFile();
  int reopen() const;
  void readMemory(Buffer& out, std::size_t count);

  Kind kind_;
  bool isOpen_;  // more may come
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

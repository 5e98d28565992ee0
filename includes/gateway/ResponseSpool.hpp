#ifndef GATEWAY_RESPONSESPOOL_HPP
#define GATEWAY_RESPONSESPOOL_HPP

#include <sys/types.h>

#include <string>

#include "base/Buffer.hpp"
#include "base/Fd.hpp"
#include "base/ScopedPtr.hpp"
#include "content/PartFile.hpp"

// Holds what an upstream server has sent and the client has not taken yet, first in, first out: in
// memory up to a limit, and the rest in an unnamed temporary file, so that a slow client does not
// keep the server busy. The file goes when all of it has been taken.
class ResponseSpool {
 public:
  struct Limits {
    std::size_t memory;     // bytes
    off_t file;             // bytes; 0: no file
    std::string directory;  // of the file
    int pid;
  };

  // Keeps references to both, which must outlive this object.
  ResponseSpool(BlockPool& pool, PartNames& names);
  void limit(const Limits& limits) { limits_ = limits; }

  off_t size() const { return static_cast<off_t>(memory_.size()) + inFile_; }
  bool empty() const { return size() == 0; }
  // Returns how many bytes can be pushed at present.
  std::size_t room() const;
  // Appends bytes. Returns false if the disk did not take them. REQUIRES: bytes.size() <= room()
  bool push(const Slice& bytes);
  // The same for the first `count` bytes of `in`, which are removed there. Many bytes change hands
  // without being copied if they are all that `in` has. REQUIRES: `in` has the pool of this object
  bool pushFrom(Buffer& in, std::size_t count);
  // Moves at most `room` bytes to `out`, which must have the same pool. Returns false if the file
  // cannot be read.
  bool pull(Buffer& out, std::size_t room);
  void clear();
  // Forgets what it holds, and drops all that is pushed from now on.
  void discard();

 private:
  ResponseSpool(const ResponseSpool&);
  ResponseSpool& operator=(const ResponseSpool&);

  bool openFile();
  bool readFile(Buffer& out, std::size_t room);

  PartNames& names_;
  bool isDiscarding_;
  Limits limits_;
  Buffer memory_;             // older than what is in the file
  ScopedPtr<PartFile> file_;  // 0: there is none
  Fd reader_;
  off_t inFile_;   // written and not taken
  off_t written_;  // in all
};

#endif

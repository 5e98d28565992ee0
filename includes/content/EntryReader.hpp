#ifndef CONTENT_ENTRYREADER_HPP
#define CONTENT_ENTRYREADER_HPP

#include "base/Slice.hpp"
#include "content/FileFacts.hpp"

// Reads the entries of a directory one by one, in the order of the directory.
class EntryReader {
 public:
  enum Result {
    kEntry,
    kPassed,  // an entry that is not shown
    kEnd,
    kError  // the remaining entries cannot be read
  };

  virtual ~EntryReader() {}
  // `name` is valid until the next call. REQUIRES: no earlier call returned kEnd or kError.
  virtual Result next(Slice& name, bool& isDirectory) = 0;
  // Reads the facts of an entry, following links. Returns false if it is gone or access is denied.
  virtual bool look(const Slice& name, FileFacts& facts) = 0;
};

#endif

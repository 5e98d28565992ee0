#ifndef CONTENT_ENTRYREADER_HPP
#define CONTENT_ENTRYREADER_HPP

#include "base/Slice.hpp"
#include "content/FileFacts.hpp"

// The entries of a directory, one after the other, in the order in which they lie there.
class EntryReader {
 public:
  enum Result {
    kEntry,
    kPassed,  // one that is not shown
    kEnd,
    kError  // the rest cannot be read
  };

  virtual ~EntryReader() {}
  // `name` is valid until the next call. REQUIRES: no call after kEnd or kError.
  virtual Result next(Slice& name, bool& isDirectory) = 0;
  // What the entry is now, links followed. False: it is gone, or we may not look.
  virtual bool look(const Slice& name, FileFacts& facts) = 0;
};

#endif

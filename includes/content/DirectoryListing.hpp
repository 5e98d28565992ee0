#ifndef CONTENT_DIRECTORYLISTING_HPP
#define CONTENT_DIRECTORYLISTING_HPP

#include <cstddef>
#include <string>
#include <vector>

#include "content/EntryReader.hpp"

// The memory that all listings in progress share: so many slow readers of large directories
// cannot take more. Bytes.
class ListingBudget {
 public:
  explicit ListingBudget(std::size_t limit) : limit_(limit), taken_(0) {}

  void take(std::size_t bytes) { taken_ += bytes; }
  void give(std::size_t bytes) { taken_ -= bytes; }
  bool isSpent() const { return taken_ >= limit_; }
  std::size_t taken() const { return taken_; }

 private:
  std::size_t limit_;
  std::size_t taken_;
};

// A directory's entries, directories first, then by name, byte by byte. They are read and sorted
// in runs, and the runs are merged while the entries are taken out again; of each only its name
// and whether it is a directory are held, and a run is given back when it is used up.
//
// Past kMostSorted entries, or where the budget is spent, the rest is not held: it follows the
// sorted ones as the directory has it.
class DirectoryListing {
 public:
  enum { kRun = 1000, kMostSorted = 200 * 1000 };
  enum Progress { kReading, kReady, kFailed };

  // Borrows both.
  DirectoryListing(EntryReader& reader, ListingBudget& budget);
  ~DirectoryListing();

  // Reads kRun entries at most. REQUIRES: no call but after kReading.
  Progress read();
  // How many entries are in order, where there are more than those; else 0.
  std::size_t sortedOfMore() const { return isCut_ ? count_ : 0; }
  // The next entry, as EntryReader::next(). REQUIRES: read() has said kReady.
  EntryReader::Result next(Slice& name, bool& isDirectory);

 private:
  class Run;
  struct ComesLater;

  DirectoryListing(const DirectoryListing&);
  DirectoryListing& operator=(const DirectoryListing&);

  EntryReader::Result readRun(Run& run);
  void keep(Run* run);
  void putBack();
  void drop(Run* run);

  EntryReader& reader_;
  ListingBudget& budget_;
  std::vector<Run*> runs_;  // owned; once read, a heap whose top has the next entry
  std::size_t count_;       // entries read into runs
  bool isCut_;
  bool isLastOut_;  // the last of runs_ is outside of the heap: its first entry is in use
};

#endif

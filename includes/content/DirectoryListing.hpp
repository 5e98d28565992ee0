#ifndef CONTENT_DIRECTORYLISTING_HPP
#define CONTENT_DIRECTORYLISTING_HPP

#include <cstddef>
#include <string>
#include <vector>

#include "content/EntryReader.hpp"
#include "content/ListingBudget.hpp"

// The entries of a directory: directories first, then by name, byte by byte. Entries are read and
// sorted in runs, and the runs are merged while next() is called. Of each entry only the name and
// the kind are held, and a run is freed when it is used up.
//
// Beyond kMostSorted entries, or when the budget is spent, the remaining entries are not held: they
// follow the sorted ones in the order of the directory.
class DirectoryListing {
 public:
  enum { kRun = 1000, kMostSorted = 200 * 1000 };
  enum Progress { kReading, kReady, kFailed };

  // Keeps references to both, which must outlive this object.
  DirectoryListing(EntryReader& reader, ListingBudget& budget);
  ~DirectoryListing();

  // Reads at most kRun entries. REQUIRES: every earlier call returned kReading.
  Progress read();
  // Returns how many entries are sorted if others follow unsorted, else 0.
  std::size_t sortedOfMore() const { return isCut_ ? count_ : 0; }
  // Returns the next entry, as EntryReader::next() does. REQUIRES: read() has returned kReady.
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
  std::vector<Run*> runs_;  // owned; after reading, a heap with the next entry on top
  std::size_t count_;       // the number of entries in the runs
  bool isCut_;
  bool isLastOut_;  // the last run is outside the heap because its first entry is in use
};

#endif

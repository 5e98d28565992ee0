#include "content/DirectoryListing.hpp"

#include <algorithm>

#include "base/ScopedPtr.hpp"

// Sorted entries that are taken from the front.
class DirectoryListing::Run {
 public:
  Run() : next_(0) { entries_.reserve(kRun); }

  void add(const Slice& name, bool isDirectory) {
    Entry entry = {static_cast<unsigned>(names_.size()), static_cast<unsigned short>(name.size()),
                   isDirectory};
    entries_.push_back(entry);
    name.appendTo(names_);
  }
  void sort() {
    std::sort(entries_.begin(), entries_.end(), InOrder(names_));
    std::string(names_).swap(names_);  // gives back the unused capacity
  }

  bool empty() const { return next_ == entries_.size(); }
  std::size_t count() const { return entries_.size(); }
  std::size_t bytes() const { return sizeof *this + names_.size() + kRun * sizeof(Entry); }
  bool isDirectory() const { return entries_[next_].isDirectory; }
  Slice name() const { return nameOf(names_, entries_[next_]); }
  void removeFirst() { ++next_; }

 private:
  struct Entry {
    unsigned begin;  // where the name begins in names_
    unsigned short size;
    bool isDirectory;
  };
  struct InOrder {
    const std::string& names;

    explicit InOrder(const std::string& all) : names(all) {}
    bool operator()(const Entry& a, const Entry& b) const {
      if (a.isDirectory != b.isDirectory) return a.isDirectory;
      return nameOf(names, a) < nameOf(names, b);
    }
  };

  static Slice nameOf(const std::string& names, const Entry& entry) {
    return Slice(names.data() + entry.begin, entry.size);
  }

  std::string names_;
  std::vector<Entry> entries_;
  std::size_t next_;
};

struct DirectoryListing::ComesLater {
  bool operator()(const Run* a, const Run* b) const {
    if (a->isDirectory() != b->isDirectory()) return b->isDirectory();
    return b->name() < a->name();
  }
};

DirectoryListing::DirectoryListing(EntryReader& reader, ListingBudget& budget)
    : reader_(reader), budget_(budget), count_(0), isCut_(false), isLastOut_(false) {}

DirectoryListing::~DirectoryListing() {
  for (std::size_t i = 0; i < runs_.size(); ++i)
    drop(runs_[i]);
}

DirectoryListing::Progress DirectoryListing::read() {
  ScopedPtr<Run> run(new Run);
  EntryReader::Result last = readRun(*run);
  if (last == EntryReader::kError) return kFailed;
  if (!run->empty()) {
    runs_.reserve(runs_.size() + 1);
    keep(run.release());
  }
  isCut_ = last != EntryReader::kEnd && (count_ > kMostSorted || budget_.isSpent());
  if (last != EntryReader::kEnd && !isCut_) return kReading;
  std::make_heap(runs_.begin(), runs_.end(), ComesLater());
  return kReady;
}

// Returns kEnd, kError, or any other result if more entries follow.
EntryReader::Result DirectoryListing::readRun(Run& run) {
  EntryReader::Result result = EntryReader::kEntry;
  for (int i = 0; i < kRun; ++i) {
    Slice name;
    bool isDirectory;
    result = reader_.next(name, isDirectory);
    if (result == EntryReader::kEnd || result == EntryReader::kError) break;
    if (result == EntryReader::kEntry) run.add(name, isDirectory);
  }
  run.sort();
  return result;
}

void DirectoryListing::keep(Run* run) {
  runs_.push_back(run);
  count_ += run->count();
  budget_.take(run->bytes());
}

void DirectoryListing::drop(Run* run) {
  budget_.give(run->bytes());
  delete run;
}

EntryReader::Result DirectoryListing::next(Slice& name, bool& isDirectory) {
  if (isLastOut_) putBack();
  if (runs_.empty()) return isCut_ ? reader_.next(name, isDirectory) : EntryReader::kEnd;
  std::pop_heap(runs_.begin(), runs_.end(), ComesLater());
  isLastOut_ = true;
  name = runs_.back()->name();
  isDirectory = runs_.back()->isDirectory();
  return EntryReader::kEntry;
}

void DirectoryListing::putBack() {
  Run* run = runs_.back();
  isLastOut_ = false;
  run->removeFirst();
  if (run->empty()) {
    runs_.pop_back();
    drop(run);
  } else {
    std::push_heap(runs_.begin(), runs_.end(), ComesLater());
  }
}

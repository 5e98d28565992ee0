#pragma once

#include <set>
#include <string>
#include <vector>

#include "content/EntryReader.hpp"

// An imaginary directory. A name that ends in '/' is a directory's; an empty name is an entry that
// is not shown.
struct FakeReader : EntryReader {
  std::vector<std::string> entries;
  std::set<std::string> gone;  // vanished after they were read
  std::size_t breaksAt = -1;   // the entry whose reading fails
  std::size_t position = 0;    // entries read so far
  std::size_t looks = 0;
  std::string name;

  FakeReader() {}
  explicit FakeReader(const std::vector<std::string>& all) : entries(all) {}

  Result next(Slice& found, bool& isDirectory) override {
    if (position == breaksAt) return kError;
    if (position == entries.size()) return kEnd;
    name = entries[position++];
    if (name.empty()) return kPassed;
    isDirectory = name.back() == '/';
    if (isDirectory) name.pop_back();
    found = name;
    return kEntry;
  }
  bool look(const Slice& which, FileFacts& facts) override {
    ++looks;
    facts = FileFacts();
    facts.kind = FileFacts::kRegular;
    facts.size = static_cast<off_t>(which.size());
    return gone.count(which.str()) == 0;
  }
};

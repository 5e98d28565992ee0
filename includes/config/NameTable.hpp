#ifndef CONFIG_NAMETABLE_HPP
#define CONFIG_NAMETABLE_HPP

#include <string>
#include <vector>

#include "base/Slice.hpp"

// A table of names, in which "*.example" stands for every name that ends in ".example", "example.*"
// for every name that begins with "example.", and ".example" for "example" and "*.example". Case
// does not matter. A lookup is a few binary searches.
class NameTable {
 public:
  enum { kNone = -1 };

  // Adds a name in lower case, which finds `value`. Of two equal names the first one counts.
  void add(const std::string& name, int value);
  // Adds a name in which '*' and a leading dot have no meaning.
  void addExact(const std::string& name, int value);
  // Must be called after the last name was added, before the first lookup.
  void sort();

  // Returns the value of the exact name, else of the longest "*.example", else of the longest
  // "example.*", else kNone.
  int find(const Slice& name) const;
  bool isEmpty() const { return exact_.empty() && heads_.empty() && tails_.empty(); }

 private:
  struct Entry {
    std::string text;
    int value;

    bool operator<(const Entry& other) const { return text < other.text; }
  };
  typedef std::vector<Entry> Entries;

  static void push(Entries& entries, const std::string& text, int value);
  static int look(const Entries& entries, const Slice& text);
  int findHead(const Slice& name) const;
  int findTail(const Slice& name) const;

  Entries exact_;
  Entries heads_;  // ".example" of "*.example"
  Entries tails_;  // "example." of "example.*"
};

#endif

#ifndef CONFIG_FAULTLIST_HPP
#define CONFIG_FAULTLIST_HPP

#include <cstddef>
#include <map>
#include <string>

#include "base/Status.hpp"
#include "config/Statement.hpp"

// The statements of a configuration that are wrong, each with a sentence. Keeps pointers to the
// statements, which must outlive this object.
class FaultList {
 public:
  // A file that is no configuration at all has a fault on every line.
  enum { kMost = 100 };

  // REQUIRES: !isFull()
  void add(const Statement& statement, const std::string& sentence) {
    faults_[&statement] = sentence;
  }
  bool has(const Statement& statement) const { return faults_.count(&statement) != 0; }
  bool empty() const { return faults_.empty(); }
  bool isFull() const { return faults_.size() >= kMost; }

  // Returns an error with one line for each fault, "file:line: sentence", in the order of the tree
  // `root`; ok if there is no fault. A list that is full says so in a last line.
  Status status(const Statement& root) const;

 private:
  typedef std::map<const Statement*, std::string> Faults;

  void append(const Statement& parent, std::string& text) const;

  Faults faults_;
};

#endif

#ifndef PASSWORDS_USERSEARCH_HPP
#define PASSWORDS_USERSEARCH_HPP

#include <string>

#include "base/Slice.hpp"

// Searches a password file, which is read piece by piece, for the line of one user:
//
//   # a comment
//   name:password as it is stored:whatever
//
// The first line that names the user counts. A line without a ':' is skipped, and so is one whose
// password is longer than kLongest bytes.
//
//   kInName --the name, ':'--> kInPassword --':' or the end of the line--> kFound
//     |  ^                         |
//     |  | the line ends           | too long
//     v  |                         |
//   kInOtherLine <-----------------+
class UserSearch {
 public:
  enum { kLongest = 2048 };

  explicit UserSearch(const Slice& user);

  // Takes the next bytes of the file. Returns true once the line was found; what follows it does
  // not matter.
  bool push(const Slice& bytes);
  // The file has ended. Returns true if the line was found.
  bool end();
  // The password as it is stored. REQUIRES: the line was found.
  const std::string& stored() const { return stored_; }

 private:
  enum State { kInName, kInPassword, kInOtherLine, kFound };

  State next(char c);
  State nextInName(char c);
  State nextInPassword(char c);

  std::string name_;  // with its ':'
  State state_;
  std::size_t matched_;  // bytes of name_ that the line has begun with
  std::string stored_;
};

#endif

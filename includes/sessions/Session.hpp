#ifndef SESSIONS_SESSION_HPP
#define SESSIONS_SESSION_HPP

#include <string>
#include <utility>
#include <vector>

#include "base/Slice.hpp"
#include "sessions/SessionId.hpp"

// What the server remembers of one visitor: a few short values under names. Made by Sessions. A
// full one takes 17 KiB.
class Session {
 public:
  static const std::size_t kMostValues = 16;
  static const std::size_t kLongestName = 32;
  static const std::size_t kLongestValue = 1024;

  typedef std::pair<std::string, std::string> Value;  // a name in upper case, and what it has
  typedef std::vector<Value> Values;                  // in the order in which the names came

  const SessionId& id() const { return id_; }
  const Values& values() const { return values_; }

  // A letter or '_', then letters, digits and '_', 32 bytes at most. Case does not count: a value
  // called "user" is SESSION_USER to a program. "ID" is taken, by SESSION_ID.
  static bool isName(const Slice& name);
  // At most 1,024 bytes, without controls but TAB: it comes in a field, and goes into an
  // environment.
  static bool isValue(const Slice& value);

  // In the place of what the name had. False: there are 16 other names.
  // REQUIRES: isName(name), isValue(value)
  bool set(const Slice& name, const Slice& value);
  void clear(const Slice& name);
  void clearAll() { values_.clear(); }

 private:
  friend class Sessions;
  explicit Session(const SessionId& id) : id_(id), end_(0) {}
  Values::iterator find(const Slice& name);

  SessionId id_;
  long end_;  // the monotonic second at which it expires
  Values values_;
};

#endif

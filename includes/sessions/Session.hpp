#ifndef SESSIONS_SESSION_HPP
#define SESSIONS_SESSION_HPP

#include <string>
#include <utility>
#include <vector>

#include "base/Slice.hpp"
#include "sessions/SessionId.hpp"

// What the server remembers about one visitor: a few short values, each with a name. Created by
// Sessions. A full session takes 17 KiB.
class Session {
 public:
  static const std::size_t kMostValues = 16;
  static const std::size_t kLongestName = 32;
  static const std::size_t kLongestValue = 1024;

  typedef std::pair<std::string, std::string> Value;  // the name in upper case, and the value
  typedef std::vector<Value> Values;                  // in the order in which they were added

  const SessionId& id() const { return id_; }
  const Values& values() const { return values_; }

  // Returns whether `name` is valid: a letter or '_', then letters, digits and '_', at most 32
  // bytes. Names are case-insensitive: a CGI script sees the value "user" as SESSION_USER. "ID" is
  // not valid, because SESSION_ID is the session's id.
  static bool isName(const Slice& name);
  // Returns whether `value` is valid: at most 1,024 bytes, and no control characters but TAB. It
  // comes in a field and goes into an environment.
  static bool isValue(const Slice& value);

  // Sets a value, in place of an earlier one of that name. Returns false if there are kMostValues
  // others. REQUIRES: isName(name), isValue(value)
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

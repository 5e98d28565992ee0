#ifndef SESSIONS_SESSIONID_HPP
#define SESSIONS_SESSIONID_HPP

#include <cstddef>

#include "base/Slice.hpp"

// What a session goes by: 128 random bits, as 32 lower-case hexadecimal digits.
class SessionId {
 public:
  static const std::size_t kBytes = 16;
  static const std::size_t kDigits = 2 * kBytes;

  // No session has this one.
  SessionId();
  // REQUIRES: kBytes of them
  explicit SessionId(const unsigned char* bytes);
  // False: `text` is no id as we write them; `id` is then untouched.
  static bool parse(const Slice& text, SessionId& id);

  Slice text() const { return Slice(digits_, kDigits); }
  bool isNone() const { return digits_[0] == '-'; }

 private:
  char digits_[kDigits];
};

inline bool operator<(const SessionId& a, const SessionId& b) { return a.text() < b.text(); }
inline bool operator==(const SessionId& a, const SessionId& b) { return a.text() == b.text(); }
inline bool operator!=(const SessionId& a, const SessionId& b) { return !(a == b); }

#endif

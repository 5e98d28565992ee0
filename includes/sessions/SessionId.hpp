#ifndef SESSIONS_SESSIONID_HPP
#define SESSIONS_SESSIONID_HPP

#include <cstddef>

#include "base/Slice.hpp"

// The id of a session: 128 random bits, as 32 lower-case hexadecimal digits.
class SessionId {
 public:
  static const std::size_t kBytes = 16;
  static const std::size_t kDigits = 2 * kBytes;

  // Creates the id that no session has.
  SessionId();
  // REQUIRES: `bytes` points to kBytes bytes.
  explicit SessionId(const unsigned char* bytes);
  // Returns false if `text` is not an id as text() writes it; `id` is unchanged then.
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

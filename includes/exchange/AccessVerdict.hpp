#ifndef EXCHANGE_ACCESSVERDICT_HPP
#define EXCHANGE_ACCESSVERDICT_HPP

// What the access checks have found out about a request so far, combined as `satisfy` says:
//
//   all   The first refusal counts.
//   any   The first permission counts. If all checks refuse, 401 counts before 403, because a
//         password may still help. Any other status is a failure of the server, and counts at once.
class AccessVerdict {
 public:
  // What one check finds, unless it is the HTTP status with which it refuses the request.
  enum { kNoOpinion = -1, kPermits = 0 };

  AccessVerdict() { clear(); }
  void clear();

  void add(int found, bool satisfiesAny);
  // Returns true if further checks make no difference.
  bool isFinal() const { return isFinal_; }
  // Returns the HTTP status that refuses the request, or 0.
  int refusal() const { return status_; }

 private:
  int status_;
  bool isFinal_;
};

#endif

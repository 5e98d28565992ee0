#ifndef ACCESS_USERCHECK_HPP
#define ACCESS_USERCHECK_HPP

#include "access/UserClaim.hpp"
#include "content/FileReader.hpp"
#include "exchange/Pending.hpp"
#include "net/EventLoop.hpp"
#include "passwords/PasswordCheck.hpp"
#include "passwords/UserSearch.hpp"

class KnownPasswords;

// Checks a user's password against a password file. The file may be huge and the hash slow, so both
// are taken in slices, with EventLoop::defer() between them: other clients do not wait.
//
//   kReading --the user's line--> kHashing --the last slice--> kRight or kWrong
//      |                             |
//      | the end of the file         | a scheme that takes no time, or is not supported
//      v                             v
//   kNobody, kUnreadable          kRight, kWrong, kUnsupported
class UserCheck : public Pending, public Pollable {
 public:
  enum { kPiece = 16 * 1024 };

  // Copies the claim. Keeps references to the others, which must outlive this object. `waiter` is
  // scheduled when there is a decision.
  UserCheck(EventLoop& loop, Pollable& waiter, KnownPasswords& known, const UserClaim& claim);

  // Opens the file and works on the first slice. Returns 0, or an HTTP status as FileReader::open()
  // does; the object is of no further use then.
  int begin();
  bool isDecided() const { return state_ > kHashing; }
  // Logs the decision, and remembers a password that was right. Returns what an AccessCheck finds.
  // REQUIRES: isDecided()
  int verdict(Exchange& exchange);

  virtual Handler::Result ask(Exchange& exchange);
  virtual void onReady(int, short) {}
  virtual void onWake();
  virtual void onOutOfMemory();

 private:
  enum State { kReading, kHashing, kRight, kWrong, kUnsupported, kNobody, kUnreadable };

  void work();
  State read();
  State startHashing();
  State stateOf(PasswordCheck::State state) const;

  Pollable& waiter_;
  KnownPasswords& known_;
  UserClaim claim_;
  State state_;
  ScopedPtr<FileReader> file_;  // 0: nothing more is read
  UserSearch search_;
  ScopedPtr<PasswordCheck> password_;
};

#endif

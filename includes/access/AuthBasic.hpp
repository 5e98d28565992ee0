#ifndef ACCESS_AUTHBASIC_HPP
#define ACCESS_AUTHBASIC_HPP

#include "access/AccessCheck.hpp"
#include "access/KnownPasswords.hpp"

class EventLoop;
struct UserClaim;

// Implements `auth_basic` and `auth_basic_user_file`: a user's name and password are asked for
// (RFC 7617) and looked up in a file.
class AuthBasic : public AccessCheck {
 public:
  // Keeps a reference to the loop, which must outlive this object.
  explicit AuthBasic(EventLoop& loop) : loop_(loop) {}

 protected:
  virtual int check(Exchange& exchange);

 private:
  int checkUser(Exchange& exchange, UserClaim& claim);

  EventLoop& loop_;
  KnownPasswords known_;
};

#endif

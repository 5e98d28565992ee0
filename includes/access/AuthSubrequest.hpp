#ifndef ACCESS_AUTHSUBREQUEST_HPP
#define ACCESS_AUTHSUBREQUEST_HPP

#include <string>

#include "exchange/Pending.hpp"

class Subrequests;

// The subrequest of one `auth_request`. Only the head of its response counts, so it ends as soon as
// that has come.
class AuthSubrequest : public Pending {
 public:
  // Asks for `uri` on behalf of `parent`. Keeps a reference to the subrequests, which must outlive
  // this object.
  AuthSubrequest(Subrequests& subrequests, const Exchange& parent, const std::string& uri);

  bool isDecided() const { return !exchange_.isPending(); }
  // Returns what AccessVerdict::add() takes, sets the variables of `auth_request_set`, and hands
  // the challenge of a 401 on to the parent. REQUIRES: isDecided()
  int verdict(Exchange& parent) const;

  virtual Handler::Result ask(Exchange& parent);

 private:
  Subrequests& subrequests_;
  Exchange exchange_;
};

#endif

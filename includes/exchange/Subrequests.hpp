#ifndef EXCHANGE_SUBREQUESTS_HPP
#define EXCHANGE_SUBREQUESTS_HPP

#include <string>

#include "exchange/Exchange.hpp"

// Runs requests that the server makes of itself on behalf of another one, such as those of
// `auth_request`. After each call the exchange has a complete response, or isPending() is true.
class Subrequests {
 public:
  virtual ~Subrequests() {}

  // REQUIRES: beginSubrequest() has prepared the exchange.
  virtual void startSubrequest(Exchange& exchange) = 0;
  // exchange.pending may have made progress. REQUIRES: exchange.isPending()
  virtual void resumeSubrequest(Exchange& exchange) = 0;
};

// Makes `subrequest`, which is new, a GET of `path` without a body. It has the head, the client and
// the variables of `parent`, which must outlive it, and whose head must stay in its place. As in
// nginx, access checks do not apply to it, and `internal` locations are open to it.
void beginSubrequest(const Exchange& parent, const std::string& path, Exchange& subrequest);

// Hands the variables that the subrequest has set, and its request id, back to the parent.
void endSubrequest(const Exchange& subrequest, Exchange& parent);

#endif

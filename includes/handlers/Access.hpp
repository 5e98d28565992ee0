#ifndef HANDLERS_ACCESS_HPP
#define HANDLERS_ACCESS_HPP

#include "handlers/Handler.hpp"

// `allow` and `deny`: the first rule that covers the client decides; none: it may.
class Access : public Handler {
 public:
  virtual Result handle(Exchange& exchange);
  virtual unsigned methods(Exchange&) const { return 0; }
};

// `limit_except`: other methods than those named meet rules of their own.
class LimitExcept : public Handler {
 public:
  virtual Result handle(Exchange& exchange);
  virtual unsigned methods(Exchange&) const { return 0; }
};

// `internal`: only a re-route gets here.
class Internal : public Handler {
 public:
  virtual Result handle(Exchange& exchange);
  virtual unsigned methods(Exchange&) const { return 0; }
};

// Whether the rules let this address through.
bool isAllowed(const std::vector<AccessRule>& rules, const Address& peer);

#endif

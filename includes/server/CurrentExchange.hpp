#ifndef SERVER_CURRENTEXCHANGE_HPP
#define SERVER_CURRENTEXCHANGE_HPP

#include "base/Counted.hpp"
#include "base/ScopedPtr.hpp"
#include "exchange/Exchange.hpp"
#include "http/Response.hpp"
#include "server/Pace.hpp"
#include "server/Site.hpp"

class ConnectionSet;

// The request that a connection is at, if any. Borrows an Exchange from the connection set for as
// long as the request is in progress, so that an idle client costs none, and keeps the site alive
// under which the request began.
class CurrentExchange {
 public:
  // Keeps a reference to `home`, which must outlive this object.
  explicit CurrentExchange(ConnectionSet& home);
  // Gives the exchange back unlogged. Allocates nothing.
  ~CurrentExchange();

  ConnectionSet& home() const { return home_; }
  bool exists() const { return exchange_ != 0; }
  Exchange& operator*() const { return *exchange_; }
  Exchange* operator->() const { return exchange_; }
  // Returns true if the response comes from a pending operation.
  bool hasPending() const { return exchange_ && exchange_->pending.get(); }

  // A request has begun. `waiter` is scheduled when a pending operation may have news. Returns
  // false if the site has no server for the client's address any more. Throws std::bad_alloc.
  bool begin(const Client& client, Pollable& waiter);
  // The connection began with `bytes`, and not with a PROXY header: writes a line to the error log
  // of the address. Throws std::bad_alloc.
  void logBrokenPreface(const Client& client, Pollable& waiter, const Slice& bytes);
  // What the head of the response says of the connection and the server. The connection is kept
  // alive only if `mayKeepAlive`, and if nothing else speaks against that.
  HeadFrame frame(bool mayKeepAlive) const;
  // The response begins now: its rate may be limited. Throws std::bad_alloc.
  void startPace();
  // Returns how many bytes of the response's body may be pulled now. At 0 the waiter is scheduled
  // for the moment when there are some. Throws std::bad_alloc.
  std::size_t allowance();
  // Writes the access log. Throws std::bad_alloc.
  void log() const;
  // Writes the access log and gives the exchange back. Throws std::bad_alloc, and then the exchange
  // is still there.
  void end();
  // Gives the exchange back unlogged. Allocates nothing. REQUIRES: exists()
  void release();

 private:
  CurrentExchange(const CurrentExchange&);
  CurrentExchange& operator=(const CurrentExchange&);

  bool isServed() const;

  ConnectionSet& home_;
  Exchange* exchange_;
  Ref<Site> site_;
  ScopedPtr<Pace> pace_;  // of the response, if its rate is limited
};

#endif

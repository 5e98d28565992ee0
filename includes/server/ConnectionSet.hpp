#ifndef SERVER_CONNECTIONSET_HPP
#define SERVER_CONNECTIONSET_HPP

#include <vector>

#include "base/BlockPool.hpp"
#include "dispatch/Dispatcher.hpp"
#include "exchange/Clock.hpp"
#include "exchange/Services.hpp"
#include "net/EventLoop.hpp"
#include "server/AccessLog.hpp"
#include "server/Site.hpp"

class Connection;

// ConnectionSet in the order in which they came, linked through themselves.
class ConnectionList {
 public:
  ConnectionList() : first_(0), last_(0), size_(0) {}
  void append(Connection& connection);
  void remove(Connection& connection);
  Connection* first() const { return first_; }
  std::size_t size() const { return size_; }

 private:
  Connection* first_;
  Connection* last_;
  std::size_t size_;
};

// All connections, and what they share. It owns them; the loop deletes those that retire.
class ConnectionSet {
 public:
  // Borrows all but the site, which may be changed later.
  ConnectionSet(EventLoop& loop, BlockPool& pool, Services& services);
  ~ConnectionSet();

  EventLoop& loop() { return loop_; }
  BlockPool& pool() { return pool_; }
  Clock& clock() { return services_.clock; }
  Dispatcher& dispatcher() { return dispatcher_; }
  AccessLog& accessLog() { return accessLog_; }

  // The site that requests begin under.
  Site* site() const { return site_.get(); }
  void setSite(Site* site) { site_.reset(site); }

  // A connection was accepted; `client` has all but its serial. Owns client.fd.
  void add(const Client& client);
  std::size_t count() const { return count_; }

  // Closes some of the clients that wait between two requests, those idle longest first, and never
  // the later half. How many.
  std::size_t makeRoom();
  // Those that wait on an address that the site has no more.
  void closeStranded();
  // From now on no connection outlives its request.
  void drain();
  // Closes every connection at once. REQUIRES: no callback is running.
  void closeAll();
  bool isDraining() const { return isDraining_; }

  // For Connection alone: exchanges to use again, and the lists.
  Exchange* takeExchange();
  void giveExchange(Exchange* exchange);
  void noteIdle(Connection& connection);
  void noteBusy(Connection& connection);
  void remove(Connection& connection);

 private:
  ConnectionSet(const ConnectionSet&);
  ConnectionSet& operator=(const ConnectionSet&);

  EventLoop& loop_;
  BlockPool& pool_;
  Services& services_;
  Dispatcher dispatcher_;
  AccessLog accessLog_;
  Ref<Site> site_;
  std::vector<Exchange*> spare_;
  ConnectionList busy_;
  ConnectionList idle_;  // between two requests
  std::size_t count_;
  unsigned long serial_;
  bool isDraining_;
};

#endif

#ifndef SERVER_CONNECTIONSET_HPP
#define SERVER_CONNECTIONSET_HPP

#include <vector>

#include "base/BlockPool.hpp"
#include "base/Counters.hpp"
#include "dispatch/Dispatcher.hpp"
#include "exchange/Clock.hpp"
#include "exchange/Services.hpp"
#include "net/EventLoop.hpp"
#include "server/AccessLog.hpp"
#include "server/ConnectionList.hpp"
#include "server/Site.hpp"

// All connections, and what they share. Makes the connections; a connection that retires is deleted
// by the loop, and leaves the set then.
class ConnectionSet {
 public:
  // The lists that a connection may be in.
  enum Place {
    kBusy,
    kIdle,     // between two requests
    kLeaving,  // about to be closed, when no more requests come: see tick()
    kPlaces
  };

  // Keeps references to all of these, which must outlive it.
  ConnectionSet(EventLoop& loop, BlockPool& pool, Services& services);
  ~ConnectionSet();

  EventLoop& loop() { return loop_; }
  BlockPool& pool() { return pool_; }
  Clock& clock() { return services_.clock; }
  Services& services() { return services_; }
  Counters& counters() { return services_.counters; }
  Dispatcher& dispatcher() { return dispatcher_; }
  AccessLog& accessLog() { return accessLog_; }

  // The site under which requests begin.
  Site* site() const { return site_.get(); }
  void setSite(Site* site) { site_.reset(site); }

  // Takes over a connection that was accepted: `client` lacks only its serial. Owns client.fd, also
  // if it throws std::bad_alloc.
  void add(const Client& client);
  std::size_t count() const { return count_; }

  // Closes some of the idle connections, those idle longest first, and never more than half of
  // them, nor new ones that have not had a request. Returns how many.
  std::size_t makeRoom();
  // Closes those connections for which requests are no longer expected. To be called after each
  // turn, of which none may sleep for longer than longestSleep() milliseconds.
  void tick();
  int longestSleep() const;
  // Closes the idle connections to an address that the site does not have any more.
  void closeStranded();
  // From now on each connection closes after the request at hand.
  void drain();
  // Logs and closes every connection at once; a line for which there is no memory is lost.
  // REQUIRES: no callback is running.
  void closeAll();
  // As closeAll(), but logs nothing and allocates nothing: for destructors.
  void dropAll();
  bool isDraining() const { return isDraining_; }
  // Returns true if the site has a server for the client's address.
  bool serves(const Client& client) const;
  // Returns the seconds that the client may take to begin with its first request.
  int firstTimeout(const Client& client) const;
  // Returns true if the client's connection begins with a PROXY header.
  bool expectsProxyHeader(const Client& client) const;

  // The rest is for connections. Exchanges are used again, so that their strings keep their memory.
  Exchange* takeExchange();
  // Allocates nothing.
  void giveExchange(Exchange* exchange);
  // Puts the connection into another list. It is in the list of kBusy first.
  void move(Connection& connection, Place to);
  void remove(Connection& connection);

 private:
  bool isExpected(const Client& client) const;

  ConnectionSet(const ConnectionSet&);
  ConnectionSet& operator=(const ConnectionSet&);

  EventLoop& loop_;
  BlockPool& pool_;
  Services& services_;
  Dispatcher dispatcher_;
  AccessLog accessLog_;
  Ref<Site> site_;
  std::vector<Exchange*> spare_;
  ConnectionList lists_[kPlaces];
  long ticked_;  // hundredths of a second
  std::size_t count_;
  unsigned long serial_;
  bool isDraining_;
};

#endif

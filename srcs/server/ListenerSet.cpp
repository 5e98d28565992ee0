#include "server/ListenerSet.hpp"

#include <set>

#include "base/Numbers.hpp"
#include "base/ScopedPtr.hpp"
#include "net/LocalAddresses.hpp"

ListenerSet::~ListenerSet() { closeAll(); }

void ListenerSet::closeAll() {
  for (; !all_.empty(); all_.pop_back())
    delete all_.back();
}

Status ListenerSet::openOne(const Router::Socket& socket) {
  ScopedPtr<Listener> listener(new Listener(loop_, acceptor_, socket.address));
  Status status = listener->open(socket.options);
  if (!status.isOk()) return status;
  all_.push_back(listener.get());
  listener.release();
  return status;
}

Status ListenerSet::open(const Router& router) {
  std::size_t before = all_.size();
  std::set<Address> open;
  for (std::size_t i = 0; i < before; ++i)
    open.insert(all_[i]->configured());
  Status status = Status::ok();
  const std::vector<Router::Socket>& sockets = router.sockets();
  for (std::size_t i = 0; status.isOk() && i < sockets.size(); ++i)
    if (open.count(sockets[i].address) == 0) status = openOne(sockets[i]);
  for (; !status.isOk() && all_.size() > before; all_.pop_back())
    delete all_.back();
  return status;
}

void ListenerSet::keep(const Router& router) {
  std::size_t kept = 0;
  for (std::size_t i = 0; i < all_.size(); ++i) {
    if (router.opens(all_[i]->configured())) {
      all_[i]->resume();
      all_[kept++] = all_[i];
    } else {
      delete all_[i];
    }
  }
  all_.resize(kept);
}

// A browser cannot open a wildcard address.
static std::string urlOf(const Address& address) {
  if (address.isUnix()) return address.text();
  if (address.isWildcard()) return "http://localhost:" + decimal(address.port()) + "/";
  return "http://" + address.text() + "/";
}

void ListenerSet::announce(std::ostream& out) const {
  for (std::size_t i = 0; i < all_.size(); ++i)
    out << "webserv: listening on " << urlOf(all_[i]->bound()) << '\n';
  out << std::flush;
}

void ListenerSet::announceReachable(std::ostream& out) const {
  for (std::size_t i = 0; i < all_.size(); ++i) {
    if (!all_[i]->bound().isWildcard()) continue;
    const std::vector<Address> addresses = localAddresses(all_[i]->bound());
    for (std::size_t j = 0; j < addresses.size(); ++j)
      out << "webserv: others can reach it at " << urlOf(addresses[j]) << '\n';
  }
  out << std::flush;
}

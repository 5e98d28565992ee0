#include "server/ListenerSet.hpp"

#include "base/Numbers.hpp"
#include "base/ScopedPtr.hpp"

static void deleteAll(std::vector<Listener*>& list) {
  for (std::size_t i = 0; i < list.size(); ++i)
    delete list[i];
  list.clear();
}

ListenerSet::~ListenerSet() { closeAll(); }

void ListenerSet::closeAll() { deleteAll(all_); }

bool ListenerSet::has(const Address& address) const {
  for (std::size_t i = 0; i < all_.size(); ++i)
    if (all_[i]->configured() == address) return true;
  return false;
}

Status ListenerSet::openOne(const Router::Socket& socket, List& opened) {
  ScopedPtr<Listener> listener(new Listener(loop_, acceptor_, socket.address));
  Status status = listener->open(socket.backlog, socket.ipv6Only);
  if (!status.isOk()) return status;
  opened.push_back(listener.get());
  listener.release();
  return status;
}

Status ListenerSet::open(const Router& router) {
  List opened;
  Status status = Status::ok();
  const std::vector<Router::Socket>& sockets = router.sockets();
  for (std::size_t i = 0; status.isOk() && i < sockets.size(); ++i)
    if (!has(sockets[i].address)) status = openOne(sockets[i], opened);
  if (!status.isOk()) deleteAll(opened);
  all_.insert(all_.end(), opened.begin(), opened.end());
  return status;
}

static bool wants(const Router& router, const Address& address) {
  for (std::size_t i = 0; i < router.sockets().size(); ++i)
    if (router.sockets()[i].address == address) return true;
  return false;
}

void ListenerSet::keep(const Router& router) {
  List kept;
  for (std::size_t i = 0; i < all_.size(); ++i) {
    if (wants(router, all_[i]->configured())) {
      all_[i]->resume();
      kept.push_back(all_[i]);
    } else {
      delete all_[i];
    }
  }
  all_.swap(kept);
}

// A browser cannot open a wildcard address.
static std::string urlOf(const Address& address) {
  if (address.isWildcard()) return "http://localhost:" + decimal(address.port()) + "/";
  return "http://" + address.text() + "/";
}

void ListenerSet::announce(std::ostream& out) const {
  for (std::size_t i = 0; i < all_.size(); ++i)
    out << "webserv: listening on " << urlOf(all_[i]->bound()) << '\n';
  out << std::flush;
}

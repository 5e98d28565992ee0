#ifndef SESSIONS_SESSIONS_HPP
#define SESSIONS_SESSIONS_HPP

#include <list>
#include <map>
#include <string>

#include "base/RandomBytes.hpp"
#include "net/Turn.hpp"
#include "sessions/Session.hpp"

// All sessions, each under the cookie name for which it was created. They survive a reload, and end
// with the process.
//
// Only ids that were created here are known, so nobody can choose one. Nor can one be guessed, or
// found byte by byte by timing look-ups: the tree compares whole ids, and the place of an unknown
// id in it tells nothing that can be measured over a network.
//
// Under each name there are two lists, in the order of last use:
//   fresh     sessions whose cookie has not come back yet
//   returned  sessions whose cookie has
// When there are too many sessions, the first of `fresh` is dropped, or the first of `returned` if
// `fresh` is empty. A flood of visitors that keep no cookies therefore drops only its own sessions;
// a flood that keeps cookies drops the sessions that have been idle longest.
class Sessions {
 public:
  // Keeps references to both, which must outlive this object. The turn tells the time.
  Sessions(const Turn& turn, RandomBytes& random) : turn_(turn), random_(random) {}

  // A request came with this id in a cookie of this name. Returns the session, which expires
  // `timeout` seconds from now, or 0 if there is none. The pointer is valid until the next call of
  // any function but count().
  Session* find(const Slice& cookie, const SessionId& id, int timeout);
  // As find(), but does not count as a use of the session.
  Session* peek(const Slice& cookie, const SessionId& id);
  // Creates an empty session. If there are `most` under that name, others are dropped first.
  // Returns 0 if the system gives no random bytes.
  Session* create(const Slice& cookie, int timeout, int most);
  // Gives the session another id; the old one is unknown from now on. Returns false and changes
  // nothing if the system gives no random bytes.
  bool renew(Session& session);
  void remove(Session& session);
  // Returns how many sessions are in memory. A few of them may have expired.
  std::size_t count() const { return index_.size(); }

 private:
  typedef std::list<Session> List;
  struct Group {
    std::string cookie;
    std::size_t size;
    List fresh;
    List returned;
  };
  struct Place {
    Group* group;
    List* list;
    List::iterator session;
  };
  typedef std::map<SessionId, Place> Index;

  Sessions(const Sessions&);
  Sessions& operator=(const Sessions&);

  bool draw(SessionId& id);
  Group& groupOf(const Slice& cookie);
  Index::iterator locate(const Slice& cookie, const SessionId& id);
  void forgetExpired();
  void drop(Index::iterator at);

  const Turn& turn_;
  RandomBytes& random_;
  std::list<Group> groups_;  // one for each cookie name in the configuration
  Index index_;
};

#endif

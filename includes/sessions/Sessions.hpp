#ifndef SESSIONS_SESSIONS_HPP
#define SESSIONS_SESSIONS_HPP

#include <list>
#include <map>
#include <string>

#include "base/Fd.hpp"
#include "net/Turn.hpp"
#include "sessions/Session.hpp"

// All sessions, each under the cookie name that it was made for. They survive a reload, and end
// with the process.
//
// Only ids made here are ever known: nobody can choose one. They cannot be guessed either, nor
// found byte by byte from the time of a look-up: the tree compares whole ids, and where an unknown
// one falls in it says nothing that could be measured over a network.
//
// Under each name there are two lists, in the order of last use:
//   new       nobody has come back with the cookie yet
//   returned  somebody has
// Where there are too many, the front of the first one goes, or else the front of the second. So a
// flood of visitors that keep no cookies takes the places of its own kind alone; one that does keep
// them pushes out whoever has been idle longest.
class Sessions {
 public:
  // `turn` tells the time; `random` is a file of random bytes.
  explicit Sessions(const Turn& turn, const std::string& random = "/dev/urandom");

  // Somebody came with this id, in a cookie of this name: the session, which now lasts `timeout`
  // seconds longer, or 0 where none of that name lives. It is the caller's until Sessions is asked
  // for the next thing.
  Session* find(const Slice& cookie, const SessionId& id, int timeout);
  // The same, but nothing is changed by it.
  Session* peek(const Slice& cookie, const SessionId& id);
  // A new one, with nothing in it. Room is made where there are `most` of that name. 0: the system
  // gave no random bytes.
  Session* create(const Slice& cookie, int timeout, int most);
  // Another id for the same session; the old one is unknown from now on. False: no random bytes,
  // and nothing has changed.
  bool renew(Session& session);
  void remove(Session& session);
  // How many are in memory; a few may have expired.
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
  std::string randomPath_;
  Fd random_;
  std::list<Group> groups_;  // as few as the configuration has names
  Index index_;
};

#endif

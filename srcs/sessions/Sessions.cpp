#include "sessions/Sessions.hpp"

// More than one, so that expired sessions go faster than new ones come. Not many, so that the first
// visitor in the morning does not wait for a thousand that expired overnight.
static const int kForgottenAtOnce = 4;

bool Sessions::draw(SessionId& id) {
  unsigned char bytes[SessionId::kBytes];
  if (!random_.draw(bytes, sizeof bytes)) return false;
  id = SessionId(bytes);
  // Only a broken source repeats an id.
  return index_.count(id) == 0;
}

Sessions::Group& Sessions::groupOf(const Slice& cookie) {
  for (std::list<Group>::iterator at = groups_.begin(); at != groups_.end(); ++at)
    if (cookie == at->cookie) return *at;
  Group made;
  made.cookie = cookie.str();
  made.size = 0;
  groups_.push_back(made);
  return groups_.back();
}

Sessions::Index::iterator Sessions::locate(const Slice& cookie, const SessionId& id) {
  Index::iterator at = index_.find(id);
  bool isLive = at != index_.end() && cookie == at->second.group->cookie &&
                turn_.second < at->second.session->end_;
  return isLive ? at : index_.end();
}

Session* Sessions::peek(const Slice& cookie, const SessionId& id) {
  Index::iterator at = locate(cookie, id);
  return at == index_.end() ? 0 : &*at->second.session;
}

Session* Sessions::find(const Slice& cookie, const SessionId& id, int timeout) {
  forgetExpired();
  Index::iterator at = locate(cookie, id);
  if (at == index_.end()) return 0;
  Place& place = at->second;
  List& returned = place.group->returned;
  returned.splice(returned.end(), *place.list, place.session);
  place.list = &returned;
  place.session->end_ = turn_.second + timeout;
  return &*place.session;
}

Session* Sessions::create(const Slice& cookie, int timeout, int most) {
  SessionId id;
  if (!draw(id)) return 0;
  forgetExpired();
  Group& group = groupOf(cookie);
  while (group.size > 0 && group.size >= static_cast<std::size_t>(most)) {
    List& list = group.fresh.empty() ? group.returned : group.fresh;
    drop(index_.find(list.front().id_));
  }
  List made(1, Session(id));
  Place place = {&group, &group.fresh, made.begin()};
  index_.insert(Index::value_type(id, place));
  group.fresh.splice(group.fresh.end(), made);
  ++group.size;
  place.session->end_ = turn_.second + timeout;
  return &*place.session;
}

bool Sessions::renew(Session& session) {
  SessionId id;
  if (!draw(id)) return false;
  Index::iterator old = index_.find(session.id_);
  index_.insert(Index::value_type(id, old->second));
  index_.erase(old);
  session.id_ = id;
  return true;
}

void Sessions::remove(Session& session) { drop(index_.find(session.id_)); }

void Sessions::forgetExpired() {
  for (std::list<Group>::iterator at = groups_.begin(); at != groups_.end(); ++at)
    for (int i = 0; i < kForgottenAtOnce; ++i) {
      List& list = i % 2 == 0 ? at->fresh : at->returned;
      if (!list.empty() && list.front().end_ <= turn_.second) drop(index_.find(list.front().id_));
    }
}

void Sessions::drop(Index::iterator at) {
  Place place = at->second;
  index_.erase(at);
  --place.group->size;
  place.list->erase(place.session);
}

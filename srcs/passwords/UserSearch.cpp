#include "passwords/UserSearch.hpp"

UserSearch::UserSearch(const Slice& user) : name_(user.str() + ":"), state_(kInName), matched_(0) {}

// Other users' lines are most of a file, so they are skipped at once.
bool UserSearch::push(const Slice& bytes) {
  for (std::size_t i = 0; i < bytes.size() && state_ != kFound; ++i) {
    if (state_ == kInOtherLine) i = bytes.find('\n', i);
    if (i == Slice::npos) break;
    state_ = next(bytes[i]);
  }
  return state_ == kFound;
}

bool UserSearch::end() {
  if (state_ == kInPassword) state_ = kFound;
  return state_ == kFound;
}

UserSearch::State UserSearch::next(char c) {
  if (state_ == kInPassword) return nextInPassword(c);
  if (state_ == kInName && c != '\n') return nextInName(c);
  matched_ = 0;
  stored_.clear();
  return kInName;
}

UserSearch::State UserSearch::nextInName(char c) {
  bool isComment = matched_ == 0 && c == '#';
  if (isComment || c != name_[matched_]) return kInOtherLine;
  ++matched_;
  return matched_ == name_.size() ? kInPassword : kInName;
}

UserSearch::State UserSearch::nextInPassword(char c) {
  if (c == '\n' || c == '\r' || c == ':') return kFound;
  if (stored_.size() == kLongest) return kInOtherLine;
  stored_ += c;
  return kInPassword;
}

#include "exchange/UpstreamTrace.hpp"

void UpstreamTrace::clear() {
  attempts_.clear();
  fields_.clear();
}

void UpstreamTrace::keepField(const std::string& name, const std::string& value) {
  Field field = {name, value};
  fields_.push_back(field);
}

void UpstreamTrace::ask(const std::string& name, long now) {
  Attempt attempt = {name, 0, now, 0, 0, 0, 0, 0, isBeginning_, false};
  attempts_.push_back(attempt);
  isBeginning_ = false;
  fields_.clear();
}

void UpstreamTrace::responded(int status, off_t head, long now) {
  attempts_.back().status = status;
  attempts_.back().head = head;
  attempts_.back().responded = now;
}

void UpstreamTrace::done(int status, off_t received, long now) {
  Attempt& attempt = attempts_.back();
  attempt.status = status;
  attempt.received = received;
  attempt.done = now;
}

const std::string& UpstreamTrace::lastName() const {
  static const std::string kNone;
  return attempts_.empty() ? kNone : attempts_.back().name;
}

#include "server/Logs.hpp"

#include <cassert>

#include "base/ScopedPtr.hpp"

Logs::Logs(EventLoop& loop, BlockPool& pool) : loop_(loop), pool_(pool) {}

Logs::~Logs() { assert(entries_.empty()); }

Status Logs::acquire(const std::string& named, std::vector<LogWriter*>& used, LogWriter*& writer) {
  const std::string path = named == "/dev/stderr" ? "stderr" : named;
  Entries::iterator found = entries_.find(path);
  if (found == entries_.end()) {
    ScopedPtr<LogWriter> made(new LogWriter(loop_, pool_));
    Status opened = made->open(path);
    if (!opened.isOk()) return opened;
    Entry entry = {made.get(), 0};
    used.reserve(used.size() + 1);
    found = entries_.insert(std::make_pair(path, entry)).first;
    made.release();
  }
  used.push_back(found->second.writer);
  ++found->second.users;
  writer = found->second.writer;
  return Status::ok();
}

void Logs::release(const std::vector<LogWriter*>& used) {
  for (std::size_t i = 0; i < used.size(); ++i) {
    Entries::iterator found = entries_.find(used[i]->path());
    if (--found->second.users > 0) continue;
    found->second.writer->flush();
    delete found->second.writer;
    entries_.erase(found);
  }
}

Status Logs::attachErrorLog(ErrorLogRule& rule, std::vector<LogWriter*>& used) {
  LogWriter* writer;
  Status opened = acquire(rule.path, used, writer);
  if (!opened.isOk()) return opened;
  writer->setBuffered(false);
  rule.sink = writer;
  return Status::ok();
}

Status Logs::attachScope(Scope& scope, std::vector<LogWriter*>& used) {
  for (std::size_t i = 0; i < scope.logs.access.size(); ++i) {
    LogWriter* writer;
    Status opened = acquire(scope.logs.access[i].path, used, writer);
    if (!opened.isOk()) return opened;
    scope.logs.access[i].sink = writer;
  }
  for (std::size_t i = 0; i < scope.logs.error.size(); ++i) {
    Status opened = attachErrorLog(scope.logs.error[i], used);
    if (!opened.isOk()) return opened;
  }
  return Status::ok();
}

Status Logs::attachLocation(Location& location, std::vector<LogWriter*>& used) {
  Status opened = attachScope(location.scope, used);
  for (std::size_t i = 0; opened.isOk() && i < location.locations.size(); ++i)
    opened = attachLocation(*location.locations[i], used);
  return opened;
}

Status Logs::attach(Config& config, std::vector<LogWriter*>& used) {
  Status opened = attachErrorLog(config.errorLog, used);
  for (std::size_t i = 0; opened.isOk() && i < config.servers.size(); ++i)
    opened = attachLocation(config.servers[i]->level, used);
  return opened;
}

Status Logs::reopen() {
  Status first = Status::ok();
  for (Entries::iterator it = entries_.begin(); it != entries_.end(); ++it) {
    Status opened = it->second.writer->reopen();
    if (!opened.isOk() && first.isOk()) first = opened;
  }
  return first;
}

void Logs::flush() {
  for (Entries::iterator it = entries_.begin(); it != entries_.end(); ++it)
    it->second.writer->flush();
}

std::string Logs::takeFailure() {
  for (Entries::iterator it = entries_.begin(); it != entries_.end(); ++it)
    if (it->second.writer->tellsOfFailure()) return it->first;
  return std::string();
}

bool Logs::areDrained() const {
  for (Entries::const_iterator it = entries_.begin(); it != entries_.end(); ++it)
    if (!it->second.writer->isDrained()) return false;
  return true;
}

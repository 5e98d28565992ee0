#include "server/Logs.hpp"

#include <cassert>

#include "base/ScopedPtr.hpp"

Logs::Logs(EventLoop& loop, BlockPool& pool) : loop_(loop), pool_(pool) {}

Logs::~Logs() { assert(entries_.empty()); }

Status Logs::acquire(const std::string& named, std::vector<LogWriter*>& used, LogWriter*& writer) {
  const std::string path = named == "/dev/stderr" ? "stderr" : named;
  if (used.size() == used.capacity()) used.reserve(2 * used.size() + 8);
  Entries::iterator found = entries_.find(path);
  if (found == entries_.end()) {
    ScopedPtr<LogWriter> made(new LogWriter(loop_, pool_));
    Status opened = made->open(path);
    if (!opened.isOk()) return opened;
    Entry entry = {made.get(), 0};
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

Status Logs::attachErrorLog(const ErrorLogRule& rule, std::vector<LogWriter*>& used) {
  if (rule.sink) return Status::ok();
  LogWriter* writer;
  Status opened = acquire(rule.path, used, writer);
  if (!opened.isOk()) return opened;
  writer->setBuffered(false);
  rule.sink = writer;
  return Status::ok();
}

// The file of a path with variables is opened for each line.
Status Logs::attachAccessLog(const AccessLogRule& rule, std::vector<LogWriter*>& used) {
  if (rule.sink || !rule.name.empty()) return Status::ok();
  LogWriter* writer;
  Status opened = acquire(rule.path, used, writer);
  if (!opened.isOk()) return opened;
  rule.sink = writer;
  return Status::ok();
}

// Rules that an outer block handed down are attached already.
Status Logs::attachScope(const Scope& scope, std::vector<LogWriter*>& used) {
  for (std::size_t i = 0; i < scope.logs.access.size(); ++i) {
    Status opened = attachAccessLog(scope.logs.access[i], used);
    if (!opened.isOk()) return opened;
  }
  for (std::size_t i = 0; i < scope.logs.error.size(); ++i) {
    Status opened = attachErrorLog(scope.logs.error[i], used);
    if (!opened.isOk()) return opened;
  }
  return Status::ok();
}

Status Logs::attachLocation(const Location& location, std::vector<LogWriter*>& used) {
  Status opened = attachScope(location.scope, used);
  for (std::size_t i = 0; opened.isOk() && i < location.locations.size(); ++i)
    opened = attachLocation(*location.locations[i], used);
  for (std::size_t i = 0; opened.isOk() && i < location.ifs.size(); ++i)
    opened = attachLocation(*location.ifs[i], used);
  return opened;
}

static LogBuffer bufferFor(const Config& config, const std::string& path) {
  std::map<std::string, LogBuffer>::const_iterator found = config.logBuffers.find(path);
  return found == config.logBuffers.end() ? LogBuffer() : found->second;
}

Status Logs::attach(const Config& config, std::vector<LogWriter*>& used) {
  Status opened = attachErrorLog(config.errorLog, used);
  for (std::size_t i = 0; opened.isOk() && i < config.servers.size(); ++i)
    opened = attachLocation(config.servers[i]->level, used);
  for (std::size_t i = 0; i < used.size(); ++i)
    used[i]->setBuffer(bufferFor(config, used[i]->path()));
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

const std::string* Logs::takeFailure() {
  for (Entries::iterator it = entries_.begin(); it != entries_.end(); ++it)
    if (it->second.writer->tellsOfFailure()) return &it->first;
  return 0;
}

bool Logs::areDrained() const {
  for (Entries::const_iterator it = entries_.begin(); it != entries_.end(); ++it)
    if (!it->second.writer->isDrained()) return false;
  return true;
}

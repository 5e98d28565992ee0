#include "server/Server.hpp"

#include <algorithm>
#include <new>

#include "base/Numbers.hpp"
#include "content/PartFileCleanup.hpp"
#include "directives/ConfigLoader.hpp"
#include "net/Signals.hpp"
#include "server/Process.hpp"

static const std::size_t kSpareBlocks = 4 * 1024 * 1024;
static const std::size_t kFewestDescriptors = 24;
static const std::time_t kLastFlush = 1;  // seconds that a slow log's reader gets at the end

// An eighth of the descriptors, and at least 16, are left for files, logs and listeners.
static std::size_t withoutReserve(std::size_t limit) {
  std::size_t reserve = std::max<std::size_t>(limit / 8, 16);
  return limit > reserve ? limit - reserve : 0;
}

Server::Server(const ConfigOptions& options)
    : options_(options),
      pid_(processId()),
      pool_(kSpareBlocks),
      clock_(loop_.current()),
      files_(loop_.current()),
      children_(loop_, pool_),
      sessions_(loop_.current()),
      services_(files_, clock_, children_, sessions_),
      logs_(loop_, pool_),
      connections_(loop_, pool_, services_),
      listeners_(loop_, *this),
      mostConnections_(0),
      logsWatched_(0),
      isRunning_(false) {}

Server::~Server() {
  listeners_.closeAll();
  connections_.closeAll();
  children_.endAll();
  connections_.setSite(0);
}

static Status checkDescriptors(const Router& router) {
  std::size_t limit = descriptorLimit();
  std::size_t needed = router.sockets().size() + kFewestDescriptors;
  if (limit == 0 || limit >= needed) return Status::ok();
  return Status::error("the limit of " + decimal(static_cast<off_t>(limit)) +
                       " descriptors is too low, at least " + decimal(static_cast<off_t>(needed)) +
                       " are needed");
}

Status Server::loadSite(Ref<Site>& site) {
  ScopedPtr<Config> config(new Config);
  Status status = loadConfig(options_, *config);
  if (!status.isOk()) return status;
  site.reset(new Site(config, logs_));
  status = checkDescriptors(site->router());
  if (status.isOk()) status = site->openLogs();
  if (status.isOk()) status = listeners_.open(site->router());
  if (status.isOk()) status = pidFile_.write(site->config().pidFile);
  return status;
}

// Nothing is kept of it but what nginx leaves too: log files that were not there.
Status Server::check() {
  ScopedPtr<Config> config(new Config);
  Status status = loadConfig(options_, *config);
  if (!status.isOk()) return status;
  Ref<Site> site(new Site(config, logs_));
  return site->openLogs();
}

Status Server::start(std::ostream& errors) {
  Ref<Site> site;
  Status status = loadSite(site);
  if (!status.isOk()) return status;
  removeLeftovers(site->config(), pid_);
  const std::vector<std::string>& warnings = site->config().warnings;
  for (std::size_t i = 0; i < warnings.size(); ++i)
    errors << "webserv: " << warnings[i] << '\n';
  use(site.get());
  return Status::ok();
}

// There is one cache: the largest `open_file_cache` is its size.
static void limitCache(const Config& config, FileCache& files) {
  int entries = 0;
  int inactive = 0;
  for (std::size_t i = 0; i < config.servers.size(); ++i) {
    const Scope& scope = config.servers[i]->level.scope;
    entries = std::max(entries, scope.fileCache.max);
    inactive = std::max(inactive, scope.fileCache.inactive);
  }
  files.limit(static_cast<std::size_t>(entries), inactive);
}

// The site is in use before its listeners accept: std::bad_alloc at any point leaves the server
// with one whole site.
void Server::use(Site* site) {
  mostConnections_ = withoutReserve(descriptorLimit());
  std::size_t wanted = static_cast<std::size_t>(site->config().workerConnections);
  if (wanted > 0 && (mostConnections_ == 0 || wanted < mostConnections_)) mostConnections_ = wanted;
  limitCache(site->config(), files_);
  children_.limit(static_cast<std::size_t>(site->config().cgiMaxProcesses));
  connections_.setSite(site);
  listeners_.keep(site->router());
  connections_.closeStranded();
}

void Server::run() {
  isRunning_ = true;
  while (isRunning_) {
    loop_.beginTurn(children_.longestSleep());
    if (children_.isDue(Signals::takeChild())) children_.tend();
    loop_.endTurn();
    obeySignals();
    watchLogs();
    if (connections_.isDraining() && connections_.count() == 0) stop();
  }
  children_.endAll();
  flushLogs();
}

void Server::obeySignals() {
  if (Signals::takeStop()) stop();
  if (Signals::takeQuit()) quit();
  if (Signals::takeReload()) reload();
  if (Signals::takeReopen()) reopenLogs();
  loop_.deleteRetired();
}

void Server::stop() {
  listeners_.closeAll();
  connections_.closeAll();
  isRunning_ = false;
}

void Server::quit() {
  log(kLogNotice, "shutting down gracefully");
  listeners_.closeAll();
  connections_.drain();
}

void Server::reload() {
  if (connections_.isDraining()) return;
  try {
    reloadSite();
  } catch (const std::bad_alloc&) {
    listeners_.keep(connections_.site()->router());
    log(kLogEmerg, "not reloaded: out of memory");
  }
}

// Makes everything new first. Whatever fails, the server goes on with the old site.
void Server::reloadSite() {
  Ref<Site> site;
  Status status = loadSite(site);
  if (!status.isOk()) {
    listeners_.keep(connections_.site()->router());
    return log(kLogEmerg, "not reloaded: " + status.message());
  }
  use(site.get());
  const std::vector<std::string>& warnings = site->config().warnings;
  for (std::size_t i = 0; i < warnings.size(); ++i)
    log(kLogWarn, warnings[i]);
  log(kLogNotice, "reloaded");
}

void Server::reopenLogs() {
  Status status = logs_.reopen();
  if (!status.isOk()) log(kLogAlert, status.message());
}

// Once a second is soon enough, and not too often where each line fails.
void Server::watchLogs() {
  if (logsWatched_ == clock_.now()) return;
  logsWatched_ = clock_.now();
  std::string path = logs_.takeFailure();
  if (!path.empty()) log(kLogAlert, "log \"" + path + "\" cannot be written, lines are lost");
}

void Server::flushLogs() {
  logs_.flush();
  std::time_t begin = clock_.now();
  while (!logs_.areDrained() && clock_.now() - begin <= kLastFlush)
    loop_.turn();
}

// Without memory the line is lost, not the server.
void Server::log(LogLevel level, const Slice& text) {
  const ErrorLogRule& rule = connections_.site()->config().errorLog;
  try {
    Log(*rule.sink, rule.level, pid_).write(level, text);
  } catch (const std::bad_alloc&) {
  }
}

void Server::accepted(const Listener& listener, int fd, const Address& peer) {
  Client client;
  client.peer = peer;
  client.socket = listener.configured();
  client.port = listener.bound().port();
  client.fd = fd;
  client.pid = pid_;
  bool isShared = connections_.site()->router().isShared(client.socket);
  client.key = isShared ? Address::ofSocket(fd) : client.socket;
  connections_.add(client);
}

bool Server::mayAccept(Listener& listener) {
  if (mostConnections_ == 0 || connections_.count() < mostConnections_) return true;
  if (connections_.makeRoom() > 0)
    loop_.schedule(&listener);
  else
    log(kLogAlert, "all connections are in use: " + listener.bound().text() + " has to wait");
  return false;
}

void Server::acceptFailed(Listener& listener) {
  log(kLogAlert, "no descriptor or memory for another connection to " + listener.bound().text());
  if (connections_.makeRoom() > 0) loop_.schedule(&listener);
}

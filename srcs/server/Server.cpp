#include "server/Server.hpp"

#include <algorithm>
#include <new>

#include "base/Numbers.hpp"
#include "config/SurpriseCheck.hpp"
#include "content/PartFileCleanup.hpp"
#include "directives/ConfigLoader.hpp"
#include "net/Signals.hpp"
#include "peers/Activation.hpp"
#include "server/Process.hpp"

static const std::size_t kSpareBlocks = 4 * 1024 * 1024;
static const std::size_t kFewestDescriptors = 24;
static const std::time_t kLastFlush = 1;  // seconds that the reader of a log gets at the end

// An eighth of the descriptors, and at least 16, are left for files, logs and listeners.
static std::size_t withoutReserve(std::size_t limit) {
  std::size_t reserve = std::max<std::size_t>(limit / 8, 16);
  return limit > reserve ? limit - reserve : 0;
}

Server::Server(const ConfigOptions& options)
    : options_(options),
      pid_(processId()),
      pool_(kSpareBlocks),
      clock_(loop_.current(), loop_.uptime()),
      files_(loop_.current()),
      children_(loop_, pool_),
      sessions_(loop_.current(), random_),
      services_(files_, clock_, children_, sessions_, loop_, random_, counters_),
      logs_(loop_, pool_),
      connections_(loop_, pool_, services_),
      listeners_(loop_, *this),
      descriptors_(0),
      mostConnections_(0),
      logsWatched_(-1),
      pollFailed_(-1),
      quitAt_(0),
      isRunning_(false) {}

Server::~Server() {
  listeners_.closeAll();
  connections_.dropAll();
  children_.endAll();
  connections_.setSite(0);
}

static Status checkDescriptors(const Router& router, std::size_t limit) {
  std::size_t needed = router.sockets().size() + kFewestDescriptors;
  if (limit == 0 || limit >= needed) return Status::ok();
  return Status::error("the limit of " + decimal(static_cast<off_t>(limit)) +
                       " descriptors is too low: the server needs at least " +
                       decimal(static_cast<off_t>(needed)));
}

Status Server::loadSite(Ref<Site>& site) {
  ScopedPtr<Config> config(new Config);
  Status status = loadConfig(options_, *config);
  if (!status.isOk()) return status;
  warnOfSurprises(*config);
  const Site* before = connections_.site();
  activateUpstreams(config->upstreams, before ? &before->config().upstreams : 0, loop_);
  site.reset(new Site(config, logs_));
  site->openZones(connections_.site());
  descriptors_ = descriptorLimit();
  status = checkDescriptors(site->router(), descriptors_);
  if (status.isOk()) status = site->openLogs();
  if (status.isOk()) status = listeners_.open(site->router());
  if (status.isOk()) status = pidFile_.write(site->config().pidFile);
  return status;
}

Status Server::tryToLoad(Ref<Site>& site) {
  try {
    return loadSite(site);
  } catch (const std::bad_alloc&) {
    return Status::error("out of memory");
  }
}

// Leaves nothing behind but log files that did not exist, as nginx does.
Status Server::check() {
  ScopedPtr<Config> config(new Config);
  Status status = loadConfig(options_, *config);
  if (!status.isOk()) return status;
  Ref<Site> site(new Site(config, logs_));
  return site->openLogs();
}

Status Server::start(std::ostream& errors) {
  Ref<Site> site;
  Status status = tryToLoad(site);
  if (!status.isOk()) return status;
  removeLeftovers(site->config(), pid_);
  const std::vector<std::string>& warnings = site->config().warnings;
  for (std::size_t i = 0; i < warnings.size(); ++i)
    errors << "webserv: " << warnings[i] << '\n';
  use(site.get());
  return Status::ok();
}

// There is one cache for all servers: the largest `open_file_cache` sets the number of its entries.
static void limitCache(const Config& config, FileCache& files) {
  int entries = 0;
  int inactive = 0;
  for (std::size_t i = 0; i < config.servers.size(); ++i) {
    const Scope& scope = config.servers[i]->level.scope;
    entries = std::max(entries, scope.fileCache.max);
    inactive = std::max(inactive, scope.fileCache.inactive);
  }
  files.limit(static_cast<std::size_t>(entries), inactive);
  files.setBudget(config.startsScripts ? FileCache::kBudgetBesideScripts : FileCache::kBudget);
}

// Nothing here throws, so that the old site or the new one is in use, and never a part of each.
void Server::use(Site* site) {
  limitCache(site->config(), files_);
  children_.limit(static_cast<std::size_t>(site->config().cgiMaxProcesses));
  limitConnections(site->config());
  listeners_.keep(site->router());
  connections_.setSite(site);
  if (counters_.generation++ == 0) counters_.startedAt = clock_.second();
  connections_.closeStranded();
}

void Server::limitConnections(const Config& config) {
  mostConnections_ = withoutReserve(descriptors_);
  std::size_t wanted = static_cast<std::size_t>(config.workerConnections);
  if (wanted > 0 && (mostConnections_ == 0 || wanted < mostConnections_)) mostConnections_ = wanted;
}

void Server::run() {
  isRunning_ = true;
  while (isRunning_) {
    loop_.beginTurn(std::min(children_.longestSleep(), connections_.longestSleep()));
    if (loop_.current().hasFailed) relievePoll();
    if (children_.isDue(Signals::takeChild())) children_.tend();
    loop_.endTurn();
    connections_.tick();
    obeySignals();
    loop_.runLast();
    watchLogs();
    if (connections_.isDraining() && isDrained()) stop();
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

// After a graceful shutdown has begun: all clients have gone, or the rest has had its time.
bool Server::isDrained() const {
  int most = connections_.site()->config().shutdownTimeout;
  return connections_.count() == 0 || (most > 0 && clock_.second() - quitAt_ > most);
}

void Server::quit() {
  if (!connections_.isDraining()) quitAt_ = clock_.second();
  log(kLogNotice, "shutting down gracefully");
  listeners_.closeAll();
  connections_.drain();
}

void Server::logFaults(const Status& status) {
  try {
    const std::vector<std::string> sentences = status.sentences();
    for (std::size_t i = 0; i < sentences.size(); ++i)
      log(kLogEmerg, "the configuration was not reloaded: ", sentences[i]);
  } catch (const std::bad_alloc&) {
    log(kLogEmerg, "the configuration was not reloaded");
  }
}

// Makes everything new first. If anything fails, the old site goes on unchanged.
void Server::reload() {
  if (connections_.isDraining()) return;
  Ref<Site> site;
  Status status = tryToLoad(site);
  if (!status.isOk()) {
    listeners_.keep(connections_.site()->router());
    return logFaults(status);
  }
  use(site.get());
  const std::vector<std::string>& warnings = site->config().warnings;
  for (std::size_t i = 0; i < warnings.size(); ++i)
    log(kLogWarn, "", warnings[i]);
  log(kLogNotice, "the configuration was reloaded");
}

void Server::reopenLogs() {
  try {
    connections_.accessLog().files().closeAll();
    Status status = logs_.reopen();
    if (!status.isOk()) log(kLogAlert, "", status.message());
  } catch (const std::bad_alloc&) {
    log(kLogAlert, "not all logs are reopened: out of memory");
  }
}

// Somebody has lowered the limit of descriptors, or the kernel is short of memory: the loop asks
// about fewer at once, and idle clients leave until it can ask about all again.
void Server::relievePoll() {
  connections_.makeRoom();
  if (pollFailed_ == clock_.second()) return;
  pollFailed_ = clock_.second();
  try {
    descriptors_ = descriptorLimit();
    limitConnections(connections_.site()->config());
  } catch (const std::bad_alloc&) {
    // accept() finds the limit.
  }
  log(kLogAlert, "poll() failed for too many descriptors: idle clients are closed");
}

// Once a second is soon enough, and bounds the number of alerts if every line fails.
void Server::watchLogs() {
  if (logsWatched_ == clock_.second()) return;
  logsWatched_ = clock_.second();
  connections_.accessLog().files().closeInactive();
  const std::string* path = logs_.takeFailure();
  if (path) log(kLogAlert, "log \"", *path, "\" cannot be written: lines are lost");
}

void Server::flushLogs() {
  logs_.flush();
  long begin = clock_.second();
  while (!logs_.areDrained() && clock_.second() - begin <= kLastFlush)
    loop_.turn();
}

// A line for which there is no memory is lost.
void Server::log(LogLevel level, const char* text, const std::string& detail, const char* rest) {
  const ErrorLogRule& rule = connections_.site()->config().errorLog;
  try {
    Log(*rule.sink, rule.level, pid_).write(level, text + detail + rest);
  } catch (const std::bad_alloc&) {
  }
}

void Server::accepted(const Listener& listener, int fd, const Address& peer) {
  ++counters_.accepted;
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
  std::size_t used = connections_.count() + counters_.upstreams;
  if (mostConnections_ == 0 || used < mostConnections_) return true;
  if (connections_.makeRoom() > 0)
    loop_.schedule(&listener);
  else
    log(kLogAlert, "all connections are in use: clients of ", listener.bound().text(),
        " have to wait");
  return false;
}

void Server::acceptFailed(Listener& listener) {
  log(kLogAlert, "no descriptor or memory is left for another connection to ",
      listener.bound().text());
  if (connections_.makeRoom() > 0) loop_.schedule(&listener);
}

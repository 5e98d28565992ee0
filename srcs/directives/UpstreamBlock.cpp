#include "directives/UpstreamBlock.hpp"

#include <algorithm>

#include "config/Spelling.hpp"
#include "config/Values.hpp"
#include "directives/Arguments.hpp"

namespace {

// Reads the lines of one block.
class UpstreamReader {
 public:
  UpstreamReader(Block& block, UpstreamDefinition& group) : block_(block), group_(group) {}
  Status read(const Statement& statement);

 private:
  UpstreamReader(const UpstreamReader&);
  UpstreamReader& operator=(const UpstreamReader&);

  Status readLine(const Statement& line);
  Status readPolicy(const Statement& line, UpstreamDefinition::Policy policy);
  void choosePolicy(const Statement& line, UpstreamDefinition::Policy policy);
  Status readKeepalive(const Statement& line);
  Status readHash(const Statement& line);
  Status readRandom(const Statement& line);
  Status readServer(const Statement& line);
  Status readOption(const Statement& line, const std::string& option, UpstreamServer& server);

  Block& block_;
  UpstreamDefinition& group_;
};

}  // namespace

static Status badCount(const Statement& line) {
  return Status::error("invalid number of arguments in \"" + line.name() + "\" directive");
}

Status UpstreamReader::read(const Statement& statement) {
  for (std::size_t i = 0; i < statement.children.size(); ++i) {
    const Statement& line = *statement.children[i];
    block_.standAtLine(line);
    if (line.isBlock) return Status::error("unexpected \"{\"");
    Status status = readLine(line);
    if (!status.isOk()) return status;
  }
  block_.standAtLine(statement);
  if (group_.servers.empty()) return Status::error("no servers are inside upstream");
  for (std::size_t i = 0; i < group_.servers.size(); ++i)
    if (!group_.servers[i].isBackup) return Status::ok();
  return Status::error("no servers in upstream \"" + group_.name + "\"");
}

Status UpstreamReader::readLine(const Statement& line) {
  const std::string& name = line.name();
  if (name == "server") return readServer(line);
  if (name == "least_conn") return readPolicy(line, UpstreamDefinition::kLeastConnections);
  if (name == "ip_hash") return readPolicy(line, UpstreamDefinition::kIpHash);
  if (name == "hash") return readHash(line);
  if (name == "random") return readRandom(line);
  if (name == "keepalive" && line.count() == 1) return readKeepalive(line);
  if (name == "keepalive_requests" && line.count() == 1)
    return readCount(line, group_.keepaliveRequests);
  if (name == "keepalive_timeout" && line.count() == 1)
    return readTime(line, group_.keepaliveTimeout);
  if (name == "keepalive_time" && line.count() == 1) return Status::ok();
  if (name == "zone" && line.count() >= 1 && line.count() <= 2) return Status::ok();
  static const char* const kNames[] = {
      "server",    "least_conn",         "ip_hash",           "hash",           "random",
      "keepalive", "keepalive_requests", "keepalive_timeout", "keepalive_time", "zone"};
  const std::size_t count = sizeof kNames / sizeof *kNames;
  if (std::find(kNames, kNames + count, name) != kNames + count) return badCount(line);
  return Status::error("unknown directive \"" + name + "\" in an upstream block" +
                       suggestWord(name, kNames, count));
}

Status UpstreamReader::readPolicy(const Statement& line, UpstreamDefinition::Policy policy) {
  if (line.count() != 0) return badCount(line);
  choosePolicy(line, policy);
  return Status::ok();
}

// As in nginx, a policy replaces the one before it, with a warning, which also comes if `keepalive`
// is before it.
void UpstreamReader::choosePolicy(const Statement& line, UpstreamDefinition::Policy policy) {
  bool isRedefined = group_.policy != UpstreamDefinition::kRoundRobin || group_.keepalive > 0;
  if (isRedefined) block_.warn(line, "load balancing method redefined");
  group_.policy = policy;
}

Status UpstreamReader::readKeepalive(const Statement& line) {
  if (group_.keepalive > 0) return Status::error("\"keepalive\" directive is duplicate");
  return readCount(line, group_.keepalive);
}

Status UpstreamReader::readHash(const Statement& line) {
  if (line.count() < 1 || line.count() > 2) return badCount(line);
  if (line.count() == 2 && line.arg(2) != "consistent") return invalidParameter(line.arg(2));
  choosePolicy(line,
               line.count() == 2 ? UpstreamDefinition::kConsistentHash : UpstreamDefinition::kHash);
  return readTemplate(block_, line, line.arg(1), group_.key);
}

Status UpstreamReader::readRandom(const Statement& line) {
  if (line.count() > 2) return badCount(line);
  bool isTwo = line.count() >= 1;
  if (isTwo && line.arg(1) != "two") return invalidParameter(line.arg(1));
  if (line.count() == 2 && line.arg(2) != "least_conn") return invalidParameter(line.arg(2));
  choosePolicy(line, isTwo ? UpstreamDefinition::kRandomTwo : UpstreamDefinition::kRandom);
  return Status::ok();
}

// As in nginx, only what comes behind such a policy is refused.
static bool takesBackups(UpstreamDefinition::Policy policy) {
  return policy == UpstreamDefinition::kRoundRobin ||
         policy == UpstreamDefinition::kLeastConnections;
}

Status UpstreamReader::readServer(const Statement& line) {
  if (line.count() < 1) return badCount(line);
  UpstreamServer server;
  server.name = line.arg(1);
  for (std::size_t i = 2; i <= line.count(); ++i) {
    Status status = readOption(line, line.arg(i), server);
    if (!status.isOk()) return status;
  }
  if (server.isBackup && !takesBackups(group_.policy))
    return Status::error("balancing method does not support parameter \"backup\"");
  Status status = server.resolve(80);
  if (status.isOk()) group_.servers.push_back(server);
  return status;
}

static bool readNumberOption(const Slice& option, const Slice& name, int least, int& value) {
  return option.startsWith(name) && parseNumber(option.from(name.size()), value) && value >= least;
}

// The value is no part of what may be misspelt.
static std::string suggestOption(const Slice& option) {
  static const char* const kNames[] = {"backup",    "down",         "weight",
                                       "max_fails", "fail_timeout", "max_conns"};
  return suggestWord(option.sub(0, option.find('=')), kNames, sizeof kNames / sizeof *kNames);
}

Status UpstreamReader::readOption(const Statement&, const std::string& word,
                                  UpstreamServer& server) {
  Slice option(word);
  if (option == "backup") server.isBackup = true;
  if (option == "down") server.isDown = true;
  bool isKnown =
      option == "backup" || option == "down" ||
      readNumberOption(option, "weight=", 1, server.weight) ||
      readNumberOption(option, "max_fails=", 0, server.maxFails) ||
      readNumberOption(option, "max_conns=", 0, server.maxConnections) ||
      (option.startsWith("fail_timeout=") && parseTimeout(option.from(13), server.failTimeout));
  return isKnown ? Status::ok() : invalidParameter(word, suggestOption(option));
}

Status setUpstream(Block& block, const Statement& statement) {
  UpstreamDefinition* group = 0;
  Status status = block.config.upstreams.define(statement.arg(1), statement.position, group);
  return status.isOk() ? UpstreamReader(block, *group).read(statement) : status;
}

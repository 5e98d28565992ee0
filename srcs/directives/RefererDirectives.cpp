#include "directives/RefererDirectives.hpp"

#include <algorithm>

#include "config/Block.hpp"
#include "directives/Arguments.hpp"

static bool isHost(const std::string& host) {
  std::size_t star = host.find('*');
  bool isHead = star == 0 && host.size() > 2 && host[1] == '.';
  bool isTail =
      star != std::string::npos && star + 1 == host.size() && star > 1 && host[star - 1] == '.';
  bool hasOne = star == std::string::npos || host.find('*', star + 1) == std::string::npos;
  bool isPlain = star == std::string::npos && host != ".";
  return !host.empty() && hasOne && (isPlain || isHead || isTail);
}

static Status addName(const std::string& word, RefererSettings& settings) {
  RefererName name;
  std::size_t slash = std::min(word.find('/'), word.size());
  name.host = word.substr(0, slash);
  name.uri = word.substr(slash);
  std::transform(name.host.begin(), name.host.end(), name.host.begin(), toLower);
  if (!isHost(name.host)) {
    return Status::error("invalid hostname or invalid wildcard \"" + name.host + "\"");
  }
  for (std::size_t i = 0; i < settings.names.size(); ++i) {
    if (settings.names[i].host == name.host) {
      return Status::error("conflicting parameter \"" + name.host + "\"");
    }
  }
  settings.names.push_back(name);
  return Status::ok();
}

static Status addPattern(Block& block, const std::string& text, RefererSettings& settings) {
  const Pattern* pattern = 0;
  Status status = block.config.addPattern(text, true, pattern);
  if (status.isOk()) settings.patterns.push_back(pattern);
  return status;
}

static Status setValidReferers(Block& block, const Statement& statement) {
  RefererSettings& settings = block.scope().referers;
  if (block.isFirst(&settings)) settings = RefererSettings();
  for (std::size_t i = 1; i <= statement.count(); ++i) {
    const std::string& word = statement.arg(i);
    Status status = Status::ok();
    if (word == "none")
      settings.allowsNone = true;
    else if (word == "blocked")
      settings.allowsBlocked = true;
    else if (word == "server_names")
      settings.hasServerNames = true;
    else if (Slice(word).startsWith("~"))
      status = addPattern(block, word.substr(1), settings);
    else
      status = addName(word, settings);
    if (!status.isOk()) return status;
  }
  return Status::ok();
}

static Status checkReferersOf(const Location& location) {
  const RefererSettings& settings = location.scope.referers;
  bool hasNames = settings.hasServerNames || !settings.names.empty() || !settings.patterns.empty();
  if ((settings.allowsNone || settings.allowsBlocked) && !hasNames) {
    return location.position.fail(
        "the \"none\" or \"blocked\" referers are specified in the \"valid_referers\" directive "
        "without any valid referer");
  }
  Status status = Status::ok();
  for (std::size_t i = 0; status.isOk() && i < location.locations.size(); ++i)
    status = checkReferersOf(*location.locations[i]);
  for (std::size_t i = 0; status.isOk() && i < location.ifs.size(); ++i)
    status = checkReferersOf(*location.ifs[i]);
  return status;
}

Status checkReferers(const Config& config) {
  Status status = Status::ok();
  for (std::size_t i = 0; status.isOk() && i < config.servers.size(); ++i)
    status = checkReferersOf(config.servers[i]->level);
  return status;
}

static const Directive kRows[] = {
    {"valid_referers", kServer | kLocation | kRepeats, 1, kMany, setValidReferers},
};

DirectiveRows refererDirectives() { return DirectiveRows(kRows); }

#include "directives/LimitDirectives.hpp"

#include <climits>

#include "config/Values.hpp"
#include "directives/SlotSetters.hpp"

static const off_t kSmallestZone = 32 * 1024;
static const long kNoDelay = LONG_MAX / 1000 * 1000;

static std::string quoted(const std::string& text) { return "\"" + text + "\""; }

static Status missing(const Statement& statement, const char* parameter) {
  return Status::error(quoted(statement.name()) + " must have \"" + parameter + "\" parameter");
}

static LimitZone* findZone(const Config& config, const Slice& name) {
  for (std::size_t i = 0; i < config.limitZones.size(); ++i)
    if (name == config.limitZones[i]->name) return config.limitZones[i];
  return 0;
}

// Reads "name:size".
static Status readZone(const std::string& text, LimitZone& zone) {
  std::size_t colon = text.find(':');
  off_t size;
  if (colon == std::string::npos || colon == 0 || !parseSize(Slice(text).from(colon + 1), size))
    return Status::error("invalid zone size " + quoted("zone=" + text));
  zone.name = text.substr(0, colon);
  zone.size = static_cast<std::size_t>(size);
  if (size >= kSmallestZone) return Status::ok();
  return Status::error("zone " + quoted(zone.name) + " is too small, it must have at least 32k");
}

// Reads "10r/s" or "10r/m".
static Status readRate(const std::string& text, long& rate) {
  Slice number(text);
  bool isPerMinute = number.endsWith("r/m");
  if (isPerMinute || number.endsWith("r/s")) number = number.sub(0, number.size() - 3);
  int requests;
  if (!parseNumber(number, requests) || requests <= 0)
    return Status::error("invalid rate " + quoted("rate=" + text));
  rate = requests * 1000L / (isPerMinute ? 60 : 1);
  return Status::ok();
}

static Status readZoneParameter(const std::string& word, LimitZone& zone) {
  if (Slice(word).startsWith("zone=")) return readZone(word.substr(5), zone);
  bool hasRate = zone.kind == LimitZone::kRequests && Slice(word).startsWith("rate=");
  return hasRate ? readRate(word.substr(5), zone.rate) : invalidParameter(word);
}

static Status checkZoneIsNew(const Config& config, const LimitZone& zone) {
  const LimitZone* other = findZone(config, zone.name);
  if (other == 0) return Status::ok();
  const char* fault = other->kind == zone.kind
                          ? " is already bound to key "
                          : " is already declared for the other limits, by key ";
  return Status::error("zone " + quoted(zone.name) + fault + quoted(other->keyText));
}

static Status addZone(Block& block, const Statement& statement, LimitZone::Kind kind) {
  LimitZone zone;
  zone.kind = kind;
  zone.rate = 1000;
  zone.keyText = statement.arg(1);
  Status status = readTemplate(block, statement, statement.arg(1), zone.key);
  for (std::size_t i = 2; status.isOk() && i <= statement.count(); ++i)
    status = readZoneParameter(statement.arg(i), zone);
  if (!status.isOk()) return status;
  if (zone.name.empty()) return missing(statement, "zone");
  status = checkZoneIsNew(block.config, zone);
  if (status.isOk()) addNew(block.config.limitZones) = zone;
  return status;
}

static Status setRequestZone(Block& block, const Statement& statement) {
  return addZone(block, statement, LimitZone::kRequests);
}

static Status setConnectionZone(Block& block, const Statement& statement) {
  return addZone(block, statement, LimitZone::kConnections);
}

static Status useZone(const Block& block, const std::string& name, LimitZone::Kind kind,
                      const LimitZone*& zone) {
  bool isForRequests = kind == LimitZone::kRequests;
  zone = findZone(block.config, name);
  if (zone && zone->kind == kind) return Status::ok();
  return Status::error("unknown zone " + quoted(name) + ", no " +
                       quoted(isForRequests ? "limit_req_zone" : "limit_conn_zone") +
                       " defines it");
}

// Reads a number of requests into thousandths of a request.
static bool readRequests(const Slice& text, long& thousandths) {
  int number;
  if (!parseNumber(text, number) || number <= 0) return false;
  thousandths = number * 1000L;
  return true;
}

static Status readLimitParameter(const Block& block, const std::string& word, RequestLimit& limit) {
  Slice text(word);
  if (text.startsWith("zone="))
    return useZone(block, word.substr(5), LimitZone::kRequests, limit.zone);
  if (text.startsWith("burst=")) {
    if (readRequests(text.from(6), limit.burst)) return Status::ok();
    return Status::error("invalid burst value " + quoted(word));
  }
  if (text.startsWith("delay=")) {
    if (readRequests(text.from(6), limit.delay)) return Status::ok();
    return Status::error("invalid delay value " + quoted(word));
  }
  if (text != "nodelay") return invalidParameter(word);
  limit.delay = kNoDelay;
  return Status::ok();
}

template <typename Limit>
static Status addLimit(InheritedList<Limit>& limits, const Limit& limit) {
  for (std::size_t i = 0; i < limits.size(); ++i)
    if (limits[i].zone == limit.zone)
      return Status::error("zone " + quoted(limit.zone->name) + " is given twice in this block");
  limits.push_back(limit);
  return Status::ok();
}

static Status setRequestLimit(Block& block, const Statement& statement) {
  RequestLimit limit;
  Status status = Status::ok();
  for (std::size_t i = 1; status.isOk() && i <= statement.count(); ++i)
    status = readLimitParameter(block, statement.arg(i), limit);
  if (!status.isOk()) return status;
  if (limit.zone == 0) return missing(statement, "zone");
  return addLimit(block.own(block.scope().limits.requests), limit);
}

static Status setConnectionLimit(Block& block, const Statement& statement) {
  ConnectionLimit limit;
  Status status = useZone(block, statement.arg(1), LimitZone::kConnections, limit.zone);
  if (!status.isOk()) return status;
  if (!parseNumber(statement.arg(2), limit.most) || limit.most <= 0)
    return Status::error("invalid number of connections " + quoted(statement.arg(2)));
  if (limit.most > 65535) return Status::error("connection limit must be less 65536");
  return addLimit(block.own(block.scope().limits.connections), limit);
}

template <LimitReaction LimitSettings::*Reaction>
static Status setDryRun(Block& block, const Statement& statement) {
  return readValue(statement, (block.scope().limits.*Reaction).isDryRun);
}

template <LimitReaction LimitSettings::*Reaction>
static Status setStatus(Block& block, const Statement& statement) {
  int status;
  Status read = readValue(statement, status);
  if (!read.isOk()) return read;
  if (status < 400 || status > 599) return Status::error("value must be between 400 and 599");
  (block.scope().limits.*Reaction).status = status;
  return read;
}

template <LimitReaction LimitSettings::*Reaction>
static Status setLevel(Block& block, const Statement& statement) {
  static const Choice kLevels[] = {
      {"info", kLogInfo}, {"notice", kLogNotice}, {"warn", kLogWarn}, {"error", kLogError}};
  return readChoice(statement, kLevels, (block.scope().limits.*Reaction).level);
}

// A rate without variables is checked now, one with variables when a response begins.
template <Template LimitSettings::*Size>
static Status setSize(Block& block, const Statement& statement) {
  Template size;
  Status status = readTemplate(block, statement, statement.arg(1), size);
  if (!status.isOk()) return status;
  off_t bytes;
  if (size.isLiteral()) status = readValue(statement, bytes);
  if (status.isOk()) block.scope().limits.*Size = size;
  return status;
}

static const Directive kRows[] = {
    {"limit_req_zone", kHttp | kRepeats | kEarly, 2, 3, setRequestZone},
    {"limit_req", kAnywhere | kRepeats, 1, 3, setRequestLimit},
    {"limit_req_dry_run", kAnywhere, 1, 1, setDryRun<&LimitSettings::requestReaction>},
    {"limit_req_status", kAnywhere, 1, 1, setStatus<&LimitSettings::requestReaction>},
    {"limit_req_log_level", kAnywhere, 1, 1, setLevel<&LimitSettings::requestReaction>},
    {"limit_conn_zone", kHttp | kRepeats | kEarly, 2, 2, setConnectionZone},
    {"limit_conn", kAnywhere | kRepeats, 2, 2, setConnectionLimit},
    {"limit_conn_dry_run", kAnywhere, 1, 1, setDryRun<&LimitSettings::connectionReaction>},
    {"limit_conn_status", kAnywhere, 1, 1, setStatus<&LimitSettings::connectionReaction>},
    {"limit_conn_log_level", kAnywhere, 1, 1, setLevel<&LimitSettings::connectionReaction>},
    {"limit_rate", kAnywhere, 1, 1, setSize<&LimitSettings::rate>},
    {"limit_rate_after", kAnywhere, 1, 1, setSize<&LimitSettings::rateAfter>},
};

DirectiveRows limitDirectives() { return DirectiveRows(kRows); }

#include "directives/GatewayDirectives.hpp"

#include "config/Values.hpp"
#include "directives/Arguments.hpp"

static const int kNoPort = 0;  // an address must have its own
static const int kMostModifier = 255;

// `uwsgi_pass` accepts a protocol in front of the address.
static Status takeUwsgiPrefix(std::string& address) {
  if (Slice(address).startsWith("suwsgi://")) {
    return Status::error(
        "an upstream over TLS is not supported: put a TLS client such as stunnel "
        "in between, and use uwsgi:// here");
  }
  if (Slice(address).startsWith("uwsgi://")) address.erase(0, 8);
  return Status::ok();
}

template <UpstreamTarget::Protocol Protocol>
static Status setPass(Block& block, const Statement& statement) {
  if (!block.isFirst(&block.location.upstream)) return Status::error("is duplicate");
  std::string address = statement.arg(1);
  UpstreamTarget target;
  target.protocol = Protocol;
  Status status = Protocol == UpstreamTarget::kUwsgi ? takeUwsgiPrefix(address) : Status::ok();
  if (!status.isOk()) return status;
  if (address.find('$') != std::string::npos) {
    status = readTemplate(block, statement, address, target.address);
  } else {
    target.authority = address;
    target.upstream = &block.config.upstreams.use(address, statement.position, kNoPort);
  }
  if (status.isOk()) block.location.upstream = target;
  return status;
}

static Status setIndex(Block& block, const Statement& statement) {
  return readValue(statement, block.scope().fastcgi.index);
}

static Status setSplitPathInfo(Block& block, const Statement& statement) {
  const Pattern*& split = block.scope().fastcgi.splitPathInfo;
  Status status = block.config.addPattern(statement.arg(1), false, split);
  if (!status.isOk() || split->groupCount() >= 2) return status;
  return Status::error("pattern \"" + statement.arg(1) + "\" must have 2 captures");
}

static Status setKeepConnection(Block& block, const Statement& statement) {
  return readValue(statement, block.scope().fastcgi.keepsConnection);
}

template <int GatewaySettings::*Field>
static Status setModifier(Block& block, const Statement& statement) {
  int value;
  if (!parseNumber(statement.arg(1), value) || value > kMostModifier) {
    return invalidValue(statement, statement.arg(1), ", it must be a number from 0 to 255");
  }
  block.scope().uwsgi.*Field = value;
  return Status::ok();
}

static Status catchError(Block& block, const Statement& statement) {
  block.own(block.scope().fastcgi.caughtErrors).push_back(statement.arg(1));
  return Status::ok();
}

static Status setTrailer(Block& block, const Statement& statement) {
  return readValue(statement, block.scope().uwsgi.trailer);
}

static const Directive kRows[] = {
    {"fastcgi_catch_stderr", kAnywhere | kRepeats, 1, 1, catchError},
    {"fastcgi_index", kAnywhere, 1, 1, setIndex},
    {"fastcgi_keep_conn", kAnywhere, 1, 1, setKeepConnection},
    {"fastcgi_pass", kLocation | kLocationIf, 1, 1, setPass<UpstreamTarget::kFastCgi>},
    {"fastcgi_split_path_info", kAnywhere, 1, 1, setSplitPathInfo},
    {"scgi_pass", kLocation | kLocationIf, 1, 1, setPass<UpstreamTarget::kScgi>},
    {"uwsgi_modifier1", kAnywhere, 1, 1, setModifier<&GatewaySettings::modifier1>},
    {"uwsgi_modifier2", kAnywhere, 1, 1, setModifier<&GatewaySettings::modifier2>},
    {"uwsgi_string", kAnywhere, 1, 1, setTrailer},
    {"uwsgi_pass", kLocation | kLocationIf, 1, 1, setPass<UpstreamTarget::kUwsgi>},
};

DirectiveRows gatewayDirectives() { return DirectiveRows(kRows); }

#include "directives/UpstreamDirectives.hpp"

#include "directives/Arguments.hpp"
#include "directives/UpstreamBlock.hpp"

static const int kHttpPort = 80;

// Returns where the block keeps its target.
static UpstreamTarget& targetOf(Block& block) {
  bool isExcepted = block.context == kLimitExcept;
  return isExcepted ? block.location.exceptedUpstream : block.location.upstream;
}

static Status checkUriPlace(const Block& block) {
  bool isPlain =
      (block.location.kind == Location::kPrefix || block.location.kind == Location::kPrefixFinal ||
       block.location.kind == Location::kExact) &&
      block.context != kLimitExcept;
  if (isPlain) return Status::ok();
  return Status::error(
      "\"proxy_pass\" cannot have URI part in location given by regular expression, or inside "
      "named location, or inside \"if\" statement, or inside \"limit_except\" block");
}

static Status checkFirst(Block& block) {
  if (block.isFirst(&targetOf(block))) return Status::ok();
  return Status::error("is duplicate");
}

static Status setProxyPass(Block& block, const Statement& statement) {
  const std::string& word = statement.arg(1);
  UpstreamTarget target;
  target.protocol = UpstreamTarget::kHttp1;
  Status status = checkFirst(block);
  if (!status.isOk()) return status;
  if (word.find('$') != std::string::npos) {
    status = readTemplate(block, statement, word, target.address);
    if (status.isOk()) targetOf(block) = target;
    return status;
  }
  Slice rest(word);
  if (rest.startsWith("https://")) {
    return Status::error(
        "an upstream over TLS is not supported: put a TLS client such as stunnel "
        "in between, and use http:// here");
  }
  if (!rest.startsWith("http://")) {
    return Status::error("invalid URL prefix, the address must begin with \"http://\"");
  }
  rest = rest.from(7);
  target.authority = takeUpstreamAuthority(rest);
  target.hasUri = !rest.empty();
  target.uri = rest.str();
  if (target.hasUri) status = checkUriPlace(block);
  if (!status.isOk()) return status;
  target.upstream = &block.config.upstreams.use(target.authority, statement.position, kHttpPort);
  if (Slice(target.authority).startsWith("unix:")) target.authority = "localhost";
  targetOf(block) = target;
  return status;
}

static const Directive kRows[] = {
    {"upstream", kHttp | kRepeats | kTypes << kOpens, 1, 1, setUpstream},
    {"proxy_pass", kLocation | kLocationIf | kLimitExcept, 1, 1, setProxyPass},
    // UpstreamBlock reads these; the rows tell that they belong there.
    {"hash", kUpstream, 1, 2, 0},
    {"ip_hash", kUpstream, 0, 0, 0},
    {"keepalive", kUpstream, 1, 1, 0},
    {"least_conn", kUpstream, 0, 0, 0},
    {"random", kUpstream, 0, 2, 0},
    {"zone", kUpstream, 1, 2, 0},
};

DirectiveRows upstreamDirectives() { return DirectiveRows(kRows); }

#include "directives/UpstreamDirectives.hpp"

#include "directives/Arguments.hpp"
#include "directives/UpstreamBlock.hpp"

static const int kHttpPort = 80;

// Takes the authority off the front of `rest`: up to '/' or '?', or to the colon behind the path of
// a unix socket.
static std::string takeAuthority(Slice& rest) {
  bool isUnix = rest.startsWith("unix:");
  std::size_t end = isUnix ? 5 : 0;
  while (end < rest.size() && (isUnix ? rest[end] != ':' : rest[end] != '/' && rest[end] != '?'))
    ++end;
  std::string authority = rest.sub(0, end).str();
  rest = rest.from(isUnix && end < rest.size() ? end + 1 : end);
  return authority;
}

static Status checkUriPlace(const Block& block) {
  bool isPlain = block.location.kind == Location::kPrefix ||
                 block.location.kind == Location::kPrefixFinal ||
                 block.location.kind == Location::kExact;
  if (isPlain) return Status::ok();
  return Status::error(
      "\"proxy_pass\" cannot have URI part in location given by regular expression, or inside "
      "named location, or inside \"if\" statement, or inside \"limit_except\" block");
}

static Status checkFirst(Block& block) {
  if (block.isFirst(&block.location.upstream)) return Status::ok();
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
    if (status.isOk()) block.location.upstream = target;
    return status;
  }
  Slice rest(word);
  if (rest.startsWith("https://")) {
    return Status::error(
        "an upstream over TLS is not supported: put a TLS client such as stunnel "
        "in between, and use http:// here");
  }
  if (!rest.startsWith("http://")) return Status::error("invalid URL prefix");
  rest = rest.from(7);
  target.authority = takeAuthority(rest);
  target.hasUri = !rest.empty();
  target.uri = rest.str();
  if (target.hasUri) status = checkUriPlace(block);
  if (!status.isOk()) return status;
  target.upstream = &block.config.upstreams.use(target.authority, statement.position, kHttpPort);
  if (Slice(target.authority).startsWith("unix:")) target.authority = "localhost";
  block.location.upstream = target;
  return status;
}

static const Directive kRows[] = {
    {"upstream", kHttp | kRepeats | kTypes << kOpens, 1, 1, setUpstream},
    {"proxy_pass", kLocation | kLocationIf, 1, 1, setProxyPass},
};

DirectiveRows upstreamDirectives() { return DirectiveRows(kRows); }

#include "config/Builder.hpp"

#include "config/Block.hpp"
#include "config/Checker.hpp"
#include "config/Directives.hpp"
#include "config/LocationName.hpp"
#include "config/Parser.hpp"
#include "config/Paths.hpp"
#include "config/ServerCheck.hpp"
#include "config/Values.hpp"
#include "http/Method.hpp"

namespace {

enum Phase { kEarlyOnes, kPlainOnes, kInnerBlocks };

// Applies the table to a checked tree. A block's own directives come before the blocks inside it,
// which start from a copy: so their order in the file does not matter.
class Builder {
 public:
  Builder(const ConfigOptions& options, Config& config);

  Status build(const Statement& root, unsigned topContext);

 private:
  Builder(const Builder&);
  Builder& operator=(const Builder&);

  Status apply(Block& block, const Statement& parent);
  Status apply(Block& block, const Statement& parent, Phase phase);
  Status open(Block& outer, const Statement& statement, unsigned inside);
  Status openServer(Block& outer, const Statement& statement);
  Status openLocation(Block& outer, const Statement& statement);
  Status openLimitExcept(Block& outer, const Statement& statement);

  Config& config_;
  VirtualServer model_;  // what every server{} starts from
};

}  // namespace

static Status failAt(const Statement& statement, const std::string& sentence) {
  return Status::error(statement.place.text() + ": " + sentence);
}

static const char kCombined[] =
    "$remote_addr - $remote_user [$time_local] \"$request\" $status $body_bytes_sent "
    "\"$http_referer\" \"$http_user_agent\"";

static ErrorLogRule defaultErrorLog(const ConfigOptions& options, const std::string& prefix) {
  ErrorLogRule rule;
  rule.level = kLogError;
  bool isStderr = options.errorLog.empty() || options.errorLog == "stderr";
  rule.path = isStderr ? "stderr" : resolvePath(prefix, options.errorLog);
  return rule;
}

Builder::Builder(const ConfigOptions& options, Config& config) : config_(config) {
  Scope& scope = model_.level.scope;
  scope.paths.root = Template::literal(config.prefix + "html");
  scope.files.index.push_back(Template::literal("index.html"));
  scope.logs.error.push_back(defaultErrorLog(options, config.prefix));

  MimeTypes& types = addNew(config.typeTables);
  MimeTypes::fillBuiltIn(types);
  scope.response.types = &types;

  LogFormat& combined = addNew(config.logFormats);
  combined.name = "combined";
  combined.escape = LogFormat::kEscapeDefault;
  Template::compile(kCombined, combined.line);
}

Status Builder::build(const Statement& root, unsigned topContext) {
  Block main(config_, model_, model_.level, topContext);
  Status status = apply(main, root, kEarlyOnes);
  if (status.isOk()) status = apply(main, root, kPlainOnes);
  if (!status.isOk()) return status;
  config_.errorLog = model_.level.scope.logs.error[0];
  return apply(main, root, kInnerBlocks);
}

Status Builder::apply(Block& block, const Statement& parent) {
  Status status = apply(block, parent, kEarlyOnes);
  if (status.isOk()) status = apply(block, parent, kPlainOnes);
  if (status.isOk()) status = apply(block, parent, kInnerBlocks);
  return status;
}

static Phase phaseOf(const Directive& row) {
  if (row.may(kEarly)) return kEarlyOnes;
  return row.isBlock() && !row.set ? kInnerBlocks : kPlainOnes;
}

Status Builder::apply(Block& block, const Statement& parent, Phase phase) {
  for (std::size_t i = 0; i < parent.children.size(); ++i) {
    const Statement& statement = *parent.children[i];
    const Directive& row = *findDirective(statement.name());
    if (row.may(kRefused) || phaseOf(row) != phase) continue;
    if (phase == kInnerBlocks) {
      Status status = open(block, statement, row.inside());
      if (!status.isOk()) return status;
      continue;
    }
    Complaint complaint = row.set(block, statement);
    if (!complaint.empty()) return failAt(statement, complaint);
  }
  return Status::ok();
}

Status Builder::open(Block& outer, const Statement& statement, unsigned inside) {
  switch (inside) {
    case kServer:
      return openServer(outer, statement);
    case kLocation:
      return openLocation(outer, statement);
    case kLimitExcept:
      return openLimitExcept(outer, statement);
    default:
      break;
  }
  Block block(config_, outer.server, outer.location, inside);
  return apply(block, statement);
}

static Status addDefaultListen(VirtualServer& server) {
  std::vector<Address> addresses;
  Status status = Address::resolve("*:8000", 8000, addresses);
  if (!status.isOk()) return status;
  ListenAddress listen;
  listen.address = addresses[0];
  listen.place = server.place;
  server.listens.push_back(listen);
  return Status::ok();
}

Status Builder::openServer(Block& outer, const Statement& statement) {
  VirtualServer& server = addNew(config_.servers);
  server.place = statement.place;
  server.level.place = statement.place;
  server.level.scope = outer.scope();
  server.headLimits = outer.server.headLimits;
  server.mergeSlashes = outer.server.mergeSlashes;
  server.prefix = config_.prefix;

  Block block(config_, server, server.level, kServer);
  Status status = apply(block, statement);
  if (!status.isOk()) return status;
  if (server.names.empty()) server.names.push_back(std::string());
  return server.listens.empty() ? addDefaultListen(server) : Status::ok();
}

// An exact location may stand beside another kind of the same path.
static Complaint claimLocation(Block& outer, const Location& location) {
  bool isExact = location.kind == Location::kExact;
  std::string name = std::string(isExact ? "location = " : "location ") + location.uri;
  const SourcePosition* first = outer.claim(name, location.place);
  if (!first) return Complaint();
  return "duplicate location \"" + location.uri + "\", the first is at " + first->text();
}

Status Builder::openLocation(Block& outer, const Statement& statement) {
  Location& location = addNew(outer.location.locations);
  location.place = statement.place;
  location.scope = outer.scope();
  Complaint complaint = readLocationName(statement, location);
  if (complaint.empty()) complaint = checkLocationPlace(location, outer.location);
  if (complaint.empty()) complaint = claimLocation(outer, location);
  if (!complaint.empty()) return failAt(statement, complaint);
  if (location.kind != Location::kNamed && location.uri[0] != '/') {
    outer.warn(statement,
               "location \"" + location.uri + "\" matches nothing, a path begins with \"/\"");
  }
  Block block(config_, outer.server, location, kLocation);
  return apply(block, statement);
}

Status Builder::openLimitExcept(Block& outer, const Statement& statement) {
  unsigned& methods = outer.location.limitExcept.methods;
  for (std::size_t i = 1; i <= statement.count(); ++i) {
    unsigned method;
    if (!parseMethodName(statement.arg(i), method)) {
      return failAt(statement, "invalid method \"" + statement.arg(i) + "\"");
    }
    methods |= method == kGet ? kGet | kHead : method;
  }
  Block block(config_, outer.server, outer.location, kLimitExcept);
  return apply(block, statement);
}

// With -p as it was given, so that messages name the file as the user knows it.
static std::string fileName(const ConfigOptions& options) {
  if (options.prefix.empty()) return options.file;
  bool hasSlash = options.prefix[options.prefix.size() - 1] == '/';
  return resolvePath(options.prefix + (hasSlash ? "" : "/"), options.file);
}

static std::string absolutePrefix(const std::string& given) {
  std::string path = given;
  if (!path.empty() && path[path.size() - 1] != '/') path += '/';
  return path.empty() || path[0] != '/' ? currentDirectory() + path : path;
}

Status loadConfig(const ConfigOptions& options, Config& config) {
  config.prefix = absolutePrefix(options.prefix);
  Statement root;
  Parser parser(config.sources);
  Status parsed = parser.parseCommandLine(options.directives, root);
  if (parsed.isOk()) parsed = parser.parseFile(fileName(options), root);
  // A wrong directive stands before what could not be parsed, and may be why it could not.
  Checker checker(root);
  Status checked = checker.check();
  if (!checked.isOk()) return checked;
  if (!parsed.isOk()) return parsed;
  Status built = Builder(options, config).build(root, checker.topContext());
  if (!built.isOk()) return built;
  if (config.servers.empty()) {
    return Status::error(fileName(options) + ": no \"server\" is configured");
  }
  return checkServers(config);
}

#include "config/Builder.hpp"

#include "config/LocationName.hpp"

Builder::Builder(const DirectiveTable& table, Config& config, VirtualServer& model,
                 FaultList& faults)
    : table_(table), config_(config), model_(model), faults_(faults) {}

Status Builder::build(const Statement& root, unsigned topContext) {
  Block main(config_, model_, model_.level, topContext);
  Status status = apply(main, root, kEarlyOnes);
  if (status.isOk()) status = apply(main, root, kPlainOnes);
  if (!status.isOk()) return status;
  config_.errorLog = model_.level.scope.logs.error[0];
  status = apply(main, root, kOrderedOnes);
  return status.isOk() ? config_.variables.check() : status;
}

Status Builder::apply(Block& block, const Statement& parent) {
  Status status = apply(block, parent, kEarlyOnes);
  if (status.isOk()) status = apply(block, parent, kPlainOnes);
  if (status.isOk()) status = apply(block, parent, kOrderedOnes);
  return status;
}

// A types{} block is a value: its lines are not directives.
Builder::Phase Builder::phaseOf(const Directive& row) {
  if (row.may(kEarly)) return kEarlyOnes;
  bool isBlock = row.isBlock() && !row.isValues();
  return isBlock || row.may(kInOrder) ? kOrderedOnes : kPlainOnes;
}

Status Builder::apply(Block& block, const Statement& parent, Phase phase) {
  for (std::size_t i = 0; i < parent.children.size(); ++i) {
    const Statement& statement = *parent.children[i];
    if (faults_.has(statement)) continue;
    const Directive& row = *table_.find(statement.name());
    if (row.may(kRefused) || phaseOf(row) != phase) continue;
    Status status = applyOne(block, statement, row);
    if (!status.isOk()) return status;
  }
  return Status::ok();
}

Status Builder::applyOne(Block& block, const Statement& statement, const Directive& row) {
  block.standAt(statement);
  Status status = row.set ? row.set(block, statement) : Status::ok();
  if (!status.isOk()) return fail(statement, block.position(), status);
  return row.isBlock() && !row.isValues() ? open(block, statement, row) : status;
}

// Goes on after what is not supported, so that all of that is told at once.
Status Builder::fail(const Statement& statement, const SourcePosition& place,
                     const Status& status) {
  if (!status.isUnsupported() || faults_.isFull()) return place.fail(status.message());
  faults_.add(statement, status.message());
  return Status::ok();
}

Status Builder::open(Block& outer, const Statement& statement, const Directive& row) {
  unsigned inside = row.inside(outer.context);
  if (inside == kServer) return openServer(outer, statement);
  if (inside == kLocation) return openLocation(outer, statement);
  if (inside == kServerIf || inside == kLocationIf) return openIf(outer, statement, inside);
  Block block(config_, outer.server, outer.location, inside);
  return apply(block, statement);
}

static Status addDefaultListen(VirtualServer& server) {
  std::vector<Address> addresses;
  Status status = Address::resolve("*:8000", 8000, addresses);
  if (!status.isOk()) return status;
  ListenAddress listen;
  listen.address = addresses[0];
  listen.position = server.position;
  server.listens.push_back(listen);
  return Status::ok();
}

Status Builder::openServer(Block& outer, const Statement& statement) {
  VirtualServer& server = addNew(config_.servers);
  server.position = statement.position;
  server.level.position = statement.position;
  server.level.scope = outer.scope();
  server.headLimits = outer.server.headLimits;
  server.mergeSlashes = outer.server.mergeSlashes;
  server.prefix = config_.prefix;
  server.upstreams = &config_.upstreams;

  Block block(config_, server, server.level, kServer);
  Status status = apply(block, statement);
  if (!status.isOk()) return status;
  if (server.names.empty()) server.names.push_back(std::string());
  return server.listens.empty() ? addDefaultListen(server) : Status::ok();
}

// An exact location and one of another kind may have the same path.
static Status claimLocation(Block& outer, const Location& location) {
  if (location.kind == Location::kRegex) return Status::ok();
  bool isExact = location.kind == Location::kExact;
  std::string name = std::string(isExact ? "location = " : "location ") + location.uri;
  const SourcePosition* first = outer.claim(name, location.position);
  if (!first) return Status::ok();
  return Status::error("duplicate location \"" + location.uri + "\", the first is at " +
                       first->text());
}

Status Builder::openLocation(Block& outer, const Statement& statement) {
  Location& location = addNew(outer.location.locations);
  location.position = statement.position;
  location.scope = outer.scope();
  Status status = readLocationName(statement, config_, location);
  if (status.isOk()) status = checkLocationPlace(location, outer.location);
  if (status.isOk()) status = claimLocation(outer, location);
  if (!status.isOk()) return fail(statement, statement.position, status);
  bool isPath = location.kind != Location::kNamed && location.kind != Location::kRegex;
  if (isPath && location.uri[0] != '/') {
    outer.warn(statement,
               "location \"" + location.uri + "\" matches nothing, a path begins with \"/\"");
  }
  Block block(config_, outer.server, location, kLocation);
  return apply(block, statement);
}

// The block is a location without a name of its own. It serves what the location around it serves,
// except that nginx does not hand down `try_files`.
Status Builder::openIf(Block& outer, const Statement& statement, unsigned context) {
  const Location& around = outer.location;
  Location& location = addNew(outer.location.ifs);
  location.kind = Location::kIf;
  location.uri = around.uri;
  location.position = statement.position;
  location.scope = outer.scope();
  location.limitExcept = around.limitExcept;
  location.upstream = around.upstream;
  location.cgiPass = around.cgiPass;
  location.cgiPassMethods = around.cgiPassMethods;
  location.hasStubStatus = around.hasStubStatus;
  location.statusFormat = around.statusFormat;
  location.hasEmptyGif = around.hasEmptyGif;
  location.isInternal = around.isInternal;
  outer.location.rewrites.steps.back().block = &location;
  Block block(config_, outer.server, location, context);
  return apply(block, statement);
}

#include "directives/StatusDirectives.hpp"

#include "config/Block.hpp"
#include "directives/Arguments.hpp"

// As in nginx, any word may follow: "on" was required once.
static Status setStubStatus(Block& block, const Statement&) {
  block.location.hasStubStatus = true;
  return Status::ok();
}

static Status setStatus(Block& block, const Statement& statement) {
  Location::StatusFormat& format = block.location.statusFormat;
  format = Location::kStatusJson;
  if (statement.count() == 0 || statement.arg(1) == "json") return Status::ok();
  format = Location::kStatusPrometheus;
  if (statement.arg(1) == "prometheus") return Status::ok();
  return invalidValue(statement, statement.arg(1), ", it must be \"json\" or \"prometheus\"");
}

static const Directive kRows[] = {
    {"stub_status", kServer | kLocation, 0, 1, setStubStatus},
    {"status", kServer | kLocation, 0, 1, setStatus},
};

DirectiveRows statusDirectives() { return DirectiveRows(kRows); }

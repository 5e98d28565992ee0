#include "directives/StatusDirectives.hpp"

#include "config/Block.hpp"

// As in nginx, any word may follow: "on" was required once.
static Status setStubStatus(Block& block, const Statement&) {
  block.location.hasStubStatus = true;
  return Status::ok();
}

static const Directive kRows[] = {
    {"stub_status", kServer | kLocation, 0, 1, setStubStatus},
};

DirectiveRows statusDirectives() { return DirectiveRows(kRows); }

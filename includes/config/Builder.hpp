#ifndef CONFIG_BUILDER_HPP
#define CONFIG_BUILDER_HPP

#include "base/Status.hpp"
#include "config/Block.hpp"
#include "config/DirectiveTable.hpp"
#include "config/FaultList.hpp"

// Applies a table of directives to a checked tree of statements. A block's own directives are
// applied before the blocks inside it, which start from a copy. The order of directives in the file
// does not matter, except for those of the rewrite program.
class Builder {
 public:
  // `model` is the server that every server{} starts from; it holds the defaults. The statements of
  // `faults` are passed over; those that ask for what is not supported are added. Keeps references
  // to all four; they must outlive this object.
  Builder(const DirectiveTable& table, Config& config, VirtualServer& model, FaultList& faults);

  // Fills the Config; after an error it is not to be used. REQUIRES: a Checker with the same table
  // added what it found in `root` to the faults, and `topContext` is its.
  Status build(const Statement& root, unsigned topContext);

 private:
  enum Phase { kEarlyOnes, kPlainOnes, kOrderedOnes };

  Builder(const Builder&);
  Builder& operator=(const Builder&);

  static Phase phaseOf(const Directive& row);
  Status apply(Block& block, const Statement& parent);
  Status apply(Block& block, const Statement& parent, Phase phase);
  Status applyOne(Block& block, const Statement& statement, const Directive& row);
  Status fail(const Statement& statement, const SourcePosition& place, const Status& status);
  Status open(Block& outer, const Statement& statement, const Directive& row);
  Status openServer(Block& outer, const Statement& statement);
  Status openLocation(Block& outer, const Statement& statement);
  Status openIf(Block& outer, const Statement& statement, unsigned context);

  const DirectiveTable& table_;
  Config& config_;
  VirtualServer& model_;
  FaultList& faults_;
};

#endif

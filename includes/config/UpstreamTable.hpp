#ifndef CONFIG_UPSTREAMTABLE_HPP
#define CONFIG_UPSTREAMTABLE_HPP

#include <map>
#include <string>
#include <vector>

#include "base/Status.hpp"
#include "config/UpstreamDefinition.hpp"

// The upstream groups of a configuration: those that it names, and one for each address that a
// `proxy_pass` or one of its kin has. An address may be used before the group of that name is
// defined.
class UpstreamTable {
 public:
  UpstreamTable() {}
  ~UpstreamTable();

  // Returns the group `name`, which begins without servers if it is new. `defaultPort` is for the
  // case that it is an address.
  UpstreamDefinition& use(const std::string& name, const SourcePosition& position, int defaultPort);
  // The same for an address that is resolved at once. An error has no position, and adds nothing.
  Status useResolved(const std::string& name, const SourcePosition& position, int defaultPort);
  // The same for an `upstream` block. A second one of that name is an error.
  Status define(const std::string& name, const SourcePosition& position, UpstreamDefinition*& made);
  // Returns 0 if there is none.
  const UpstreamDefinition* find(const std::string& name) const;

  // Resolves the addresses of all groups that have no servers yet. An error has its position.
  Status resolve();

  const std::vector<UpstreamDefinition*>& all() const { return all_; }

 private:
  UpstreamTable(const UpstreamTable&);
  UpstreamTable& operator=(const UpstreamTable&);

  Status checkPort(const std::string& name) const;

  std::map<std::string, UpstreamDefinition*> byName_;
  std::vector<UpstreamDefinition*> all_;  // owned
};

#endif

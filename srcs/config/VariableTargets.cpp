#include "config/VariableTargets.hpp"

#include "config/PossibleValues.hpp"
#include "net/NumericAddress.hpp"

namespace {

class TargetResolver {
 public:
  explicit TargetResolver(Config& config) : config_(config), values_(config) {}
  void resolve(const Location& location);

 private:
  TargetResolver(const TargetResolver&);
  TargetResolver& operator=(const TargetResolver&);

  void resolveTarget(const Location& location, const UpstreamTarget& target);
  void resolveName(const std::string& name, const SourcePosition& position, bool isHttp);

  Config& config_;
  PossibleValues values_;
};

}  // namespace

static bool needsNoName(const std::string& authority) {
  Address address;
  return authority.empty() || Slice(authority).startsWith("unix:") ||
         parseNumericAddress(authority, address);
}

void TargetResolver::resolveName(const std::string& name, const SourcePosition& position,
                                 bool isHttp) {
  if (needsNoName(name) || config_.upstreams.find(name)) return;
  Status status = config_.upstreams.useResolved(name, position, isHttp ? 80 : 0);
  if (status.isOk()) return;
  config_.warnings.push_back(position.text() + ": " + status.message() +
                             ", requests that a variable sends there get a 502");
}

void TargetResolver::resolveTarget(const Location& location, const UpstreamTarget& target) {
  if (target.protocol == UpstreamTarget::kNone || target.upstream) return;
  bool isHttp = target.protocol == UpstreamTarget::kHttp1;
  bool isKnown = true;
  const std::set<std::string> all = values_.of(target.address);
  for (std::set<std::string>::const_iterator it = all.begin(); it != all.end(); ++it) {
    Slice rest(*it);
    if (isHttp && rest.startsWith("http://")) rest = rest.from(7);
    std::string name = isHttp ? takeUpstreamAuthority(rest) : rest.str();
    bool isWhole = name.find(PossibleValues::kUnknown) == std::string::npos;
    isKnown = isKnown && isWhole;
    if (isWhole) resolveName(name, location.position, isHttp);
  }
  if (isKnown) return;
  config_.notes.push_back(location.position.text() +
                          ": the address of an upstream has a variable whose values are not known "
                          "beforehand: IP addresses, unix sockets, \"upstream\" groups and names "
                          "that are used elsewhere work, any other name is a 502");
}

void TargetResolver::resolve(const Location& location) {
  resolveTarget(location, location.upstream);
  resolveTarget(location, location.exceptedUpstream);
  for (std::size_t i = 0; i < location.locations.size(); ++i)
    resolve(*location.locations[i]);
  for (std::size_t i = 0; i < location.ifs.size(); ++i)
    resolve(*location.ifs[i]);
}

void resolveVariableTargets(Config& config) {
  TargetResolver resolver(config);
  for (std::size_t i = 0; i < config.servers.size(); ++i)
    resolver.resolve(config.servers[i]->level);
}

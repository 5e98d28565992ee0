#include "routing/ServerGroup.hpp"

void ServerGroup::add(const Route& route, const ListenAddress& listen) {
  if (default_ == 0 || listen.isDefault) default_ = &route;
  if (listen.hasProxyHeader) hasProxyHeader_ = true;
  const VirtualServer& server = route.server();
  for (std::size_t i = 0; i < server.names.size(); ++i)
    if (!Slice(server.names[i]).startsWith("~"))
      names_.add(server.names[i], static_cast<int>(routes_.size()));
  routes_.push_back(&route);
  for (std::size_t i = 0; i < server.expressions.size(); ++i) {
    Expression expression = {server.expressions[i], &route};
    expressions_.push_back(expression);
  }
}

// Hosts reach regular expressions in lower case, as in nginx.
const Route* ServerGroup::match(const Slice& host, VariableValues& values) const {
  const std::string lower = inLowerCase(host);
  for (std::size_t i = 0; i < expressions_.size(); ++i)
    if (values.match(*expressions_[i].pattern, lower)) return expressions_[i].route;
  return 0;
}

const Route& ServerGroup::find(const Slice& host, VariableValues& values) const {
  if (names_.isEmpty() && expressions_.empty()) return *default_;
  Slice name = host.endsWith(".") ? host.sub(0, host.size() - 1) : host;
  int found = names_.find(name);
  if (found != NameTable::kNone) return *routes_[static_cast<std::size_t>(found)];
  const Route* route = name.empty() || expressions_.empty() ? 0 : match(name, values);
  return route ? *route : *default_;
}

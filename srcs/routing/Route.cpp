#include "routing/Route.hpp"

Route::Route(const VirtualServer& server) : server_(server) {
  table_.build(server.level.locations);
}

const Location& Route::find(const Slice& path, VariableValues& values) const {
  const Location* location = table_.find(path, values);
  return location ? *location : server_.level;
}

const Location* Route::findNamed(const Slice& name) const {
  const std::vector<Location*>& all = server_.level.locations;
  for (std::size_t i = 0; i < all.size(); ++i)
    if (all[i]->kind == Location::kNamed && Slice(all[i]->uri) == name) return all[i];
  return 0;
}

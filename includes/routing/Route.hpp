#ifndef ROUTING_ROUTE_HPP
#define ROUTING_ROUTE_HPP

#include "base/Slice.hpp"
#include "config/Config.hpp"
#include "routing/LocationTable.hpp"

// A virtual server and the table of its locations.
class Route {
 public:
  explicit Route(const VirtualServer& server);

  const VirtualServer& server() const { return server_; }
  // Returns the location for a path, or the server's own level. The groups of regular expressions
  // that match become `values`.
  const Location& find(const Slice& path, VariableValues& values) const;
  // Returns the named location "@name", or 0 if there is none.
  const Location* findNamed(const Slice& name) const;

 private:
  Route(const Route&);
  Route& operator=(const Route&);

  const VirtualServer& server_;
  LocationTable table_;
};

#endif

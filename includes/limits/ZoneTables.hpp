#ifndef LIMITS_ZONETABLES_HPP
#define LIMITS_ZONETABLES_HPP

#include <vector>

#include "base/Counted.hpp"
#include "config/LimitSettings.hpp"
#include "limits/KeyTable.hpp"

// The tables of a configuration's zones.
class ZoneTables {
 public:
  ZoneTables() {}

  // Gives each of `zones` a table: that of the zone among `before` with the same kind, name, key
  // and size, or else a new one. Throws std::bad_alloc.
  void attach(const std::vector<LimitZone*>& zones, const std::vector<LimitZone*>& before);

 private:
  ZoneTables(const ZoneTables&);
  ZoneTables& operator=(const ZoneTables&);

  std::vector<Ref<KeyTable> > tables_;
};

#endif

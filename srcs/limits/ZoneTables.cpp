#include "limits/ZoneTables.hpp"

static bool areSame(const LimitZone& a, const LimitZone& b) {
  return a.kind == b.kind && a.name == b.name && a.keyText == b.keyText && a.size == b.size;
}

static KeyTable* findTable(const LimitZone& zone, const std::vector<LimitZone*>& before) {
  for (std::size_t i = 0; i < before.size(); ++i)
    if (areSame(zone, *before[i])) return before[i]->table;
  return 0;
}

void ZoneTables::attach(const std::vector<LimitZone*>& zones,
                        const std::vector<LimitZone*>& before) {
  tables_.reserve(zones.size());
  for (std::size_t i = 0; i < zones.size(); ++i) {
    KeyTable* table = findTable(*zones[i], before);
    tables_.push_back(Ref<KeyTable>(table ? table : new KeyTable(zones[i]->size)));
    zones[i]->table = tables_.back().get();
  }
}

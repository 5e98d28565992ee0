#ifndef CONFIG_VARIABLENAMES_HPP
#define CONFIG_VARIABLENAMES_HPP

#include <map>
#include <string>
#include <vector>

#include "base/Slice.hpp"
#include "base/Status.hpp"
#include "config/SourcePosition.hpp"

class GeoTable;
struct MapTable;
struct SplitTable;

// A variable that the configuration defines, by `set`, `map`, `geo` or a named group of a regular
// expression.
struct VariableDefinition {
  enum Kind {
    kUndefined,  // used, but not defined yet
    kStored,     // `set` and named groups store its value
    kMap,
    kGeo,
    kSplit
  };

  std::string name;  // in lower case
  Kind kind;
  const MapTable* map;      // of kMap, owned by the Config
  const GeoTable* geo;      // of kGeo, owned by the Config
  const SplitTable* split;  // of kSplit, owned by the Config
  SourcePosition firstUse;
  std::string firstUser;  // the directive there

  VariableDefinition() : kind(kUndefined), map(0), geo(0), split(0) {}
};

// The variables that a configuration defines, each with the number of its slot. A variable may be
// used before it is defined, and is known in every block, as in nginx.
class VariableNames {
 public:
  VariableNames() : keepsUpstreamFields_(false) {}

  // Tells which directive uses names from now on, and where that stands.
  void standAt(const SourcePosition& position, const std::string& directive) {
    position_ = position;
    directive_ = directive;
  }

  // Returns the slot of a variable that is defined here or elsewhere.
  int use(const Slice& name);
  // Defines a variable that stores its value. A second definition changes nothing, and one of a
  // variable that a map computes lets its value be replaced. A built-in variable is an error.
  Status define(const Slice& name, int& slot);
  Status defineMap(const Slice& name, const MapTable& map);
  Status defineSplit(const Slice& name, const SplitTable& split);
  Status defineGeo(const Slice& name, const GeoTable& geo);

  // A variable such as $upstream_http_etag is used, so that the fields of upstream responses must
  // be kept for it.
  void keepUpstreamFields() { keepsUpstreamFields_ = true; }
  bool keepsUpstreamFields() const { return keepsUpstreamFields_; }

  // Returns an error if a variable was used that nothing defines.
  Status check() const;

  std::size_t count() const { return all_.size(); }
  const VariableDefinition& at(int slot) const { return all_[static_cast<std::size_t>(slot)]; }

 private:
  VariableDefinition& entry(int slot) { return all_[static_cast<std::size_t>(slot)]; }
  Status defineComputed(const Slice& name, int& slot);

  std::map<std::string, int> slots_;
  std::vector<VariableDefinition> all_;
  SourcePosition position_;
  std::string directive_;
  bool keepsUpstreamFields_;
};

#endif

#include "config/VariableNames.hpp"

#include "config/Template.hpp"

int VariableNames::use(const Slice& name) {
  const std::string lower = inLowerCase(name);
  int next = static_cast<int>(all_.size());
  std::map<std::string, int>::iterator at =
      slots_.insert(std::map<std::string, int>::value_type(lower, next)).first;
  if (at->second != next) return at->second;
  all_.push_back(VariableDefinition());
  all_.back().name = lower;
  all_.back().firstUse = position_;
  all_.back().firstUser = directive_;
  return next;
}

Status VariableNames::define(const Slice& name, int& slot) {
  if (isBuiltInVariable(name)) {
    return Status::error("the duplicate \"" + name.str() + "\" variable");
  }
  slot = use(name);
  if (entry(slot).kind == VariableDefinition::kUndefined)
    entry(slot).kind = VariableDefinition::kStored;
  return Status::ok();
}

Status VariableNames::defineComputed(const Slice& name, int& slot) {
  Status status = define(name, slot);
  if (!status.isOk() || entry(slot).kind == VariableDefinition::kStored) return status;
  return Status::error("the duplicate \"" + name.str() + "\" variable");
}

Status VariableNames::defineMap(const Slice& name, const MapTable& map) {
  int slot;
  Status status = defineComputed(name, slot);
  if (!status.isOk()) return status;
  entry(slot).kind = VariableDefinition::kMap;
  entry(slot).map = &map;
  return status;
}

Status VariableNames::defineGeo(const Slice& name, const GeoTable& geo) {
  int slot;
  Status status = defineComputed(name, slot);
  if (!status.isOk()) return status;
  entry(slot).kind = VariableDefinition::kGeo;
  entry(slot).geo = &geo;
  return status;
}

Status VariableNames::defineSplit(const Slice& name, const SplitTable& split) {
  int slot;
  Status status = defineComputed(name, slot);
  if (!status.isOk()) return status;
  entry(slot).kind = VariableDefinition::kSplit;
  entry(slot).split = &split;
  return status;
}

Status VariableNames::check() const {
  for (std::size_t i = 0; i < all_.size(); ++i) {
    if (all_[i].kind != VariableDefinition::kUndefined) continue;
    return all_[i].firstUse.fail("unknown \"" + all_[i].name + "\" variable in \"" +
                                 all_[i].firstUser + "\" directive");
  }
  return Status::ok();
}

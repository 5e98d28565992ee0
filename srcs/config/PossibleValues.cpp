#include "config/PossibleValues.hpp"

static const std::string kUnknownText(1, PossibleValues::kUnknown);

PossibleValues::PossibleValues(const Config& config) : config_(config) {
  for (std::size_t i = 0; i < config.servers.size(); ++i)
    addSteps(config.servers[i]->level);
}

void PossibleValues::addSteps(const Location& location) {
  const std::vector<RewriteStep>& steps = location.rewrites.steps;
  for (std::size_t i = 0; i < steps.size(); ++i)
    if (steps[i].kind == RewriteStep::kSet && steps[i].target == RewriteStep::kSlot)
      stored_[steps[i].slot].push_back(&steps[i].text);
  for (std::size_t i = 0; i < location.locations.size(); ++i)
    addSteps(*location.locations[i]);
  for (std::size_t i = 0; i < location.ifs.size(); ++i)
    addSteps(*location.ifs[i]);
}

void PossibleValues::add(const Template& text, int depth, Values& values) const {
  Values more = expand(text, depth + 1);
  values.insert(more.begin(), more.end());
}

// Returns every value of the first parts followed by every value of the next one.
PossibleValues::Values PossibleValues::expand(const Template& text, int depth) const {
  Values all;
  all.insert("");
  for (std::size_t i = 0; i < text.parts().size(); ++i) {
    Values ends = ofPart(text.parts()[i], depth);
    if (all.size() * ends.size() > kMostValues) {
      ends.clear();
      ends.insert(kUnknownText);
    }
    Values longer;
    for (Values::iterator a = all.begin(); a != all.end(); ++a)
      for (Values::iterator b = ends.begin(); b != ends.end(); ++b)
        longer.insert(*a + *b);
    all.swap(longer);
  }
  return all;
}

// A path begins with a slash, whatever follows.
PossibleValues::Values PossibleValues::ofPart(const Template::Part& part, int depth) const {
  bool isPath = part.variable == kVarRequestUri || part.variable == kVarUri ||
                part.variable == kVarDocumentUri;
  if (part.variable == kVarDefined && depth < kMostDepth) return ofVariable(part.number, depth);
  Values values;
  if (part.variable == kVarNone)
    values.insert(part.text);
  else
    values.insert(isPath ? "/" : kUnknownText);
  return values;
}

PossibleValues::Values PossibleValues::ofVariable(int slot, int depth) const {
  const VariableDefinition& definition = config_.variables.at(slot);
  Values values;
  std::map<int, std::vector<const Template*> >::const_iterator set = stored_.find(slot);
  for (std::size_t i = 0; set != stored_.end() && i < set->second.size(); ++i)
    add(*set->second[i], depth, values);
  for (std::size_t i = 0; definition.map && i < definition.map->values.size(); ++i)
    if (!definition.map->values[i].empty()) add(definition.map->values[i], depth, values);
  for (std::size_t i = 0; definition.split && i < definition.split->parts.size(); ++i)
    values.insert(definition.split->parts[i].value);
  if (definition.geo) definition.geo->addValues(values);
  if (values.empty()) values.insert(kUnknownText);
  return values;
}

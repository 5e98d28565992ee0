#include "variables/DefinedVariables.hpp"

#include "config/Values.hpp"
#include "variables/Variables.hpp"

static const Template& findValue(const MapTable& map, const std::string& text,
                                 VariableValues& values) {
  Slice name(text);
  if (map.hasHostnames && name.endsWith(".")) name = name.sub(0, name.size() - 1);
  int found = map.names.find(name);
  if (found != NameTable::kNone) return map.values[static_cast<std::size_t>(found)];
  for (std::size_t i = 0; i < map.expressions.size(); ++i) {
    const MapTable::Expression& expression = map.expressions[i];
    if (values.match(*expression.pattern, text)) return map.values[expression.value];
  }
  return map.values[map.byDefault];
}

static void computeMap(const MapTable& map, const Exchange& x, std::string& out) {
  std::string text;
  expand(map.source, x, text);
  expand(findValue(map, text, x.values), x, out);
}

static void computeGeo(const GeoTable& geo, const Exchange& x, std::string& out) {
  if (geo.source.empty()) {
    out += geo.find(withoutMapping(x.peer().bytes()));
    return;
  }
  std::string text;
  std::string address;
  expand(geo.source, x, text);
  out += geo.find(parseIp(text, address) ? Slice(address) : Slice());
}

static void compute(int slot, const Exchange& x) {
  const VariableDefinition& definition = x.values.definition(slot);
  if (x.values.state(slot) == VariableValues::kComputing) {
    x.log(kLogError, "cycle while evaluating variable \"" + definition.name + "\"");
    return;
  }
  x.values.setState(slot, VariableValues::kComputing);
  std::string value;
  if (definition.map) computeMap(*definition.map, x, value);
  if (definition.geo) computeGeo(*definition.geo, x, value);
  x.values.set(slot, value);
}

void appendDefined(int slot, const Exchange& x, std::string& out) {
  const VariableDefinition& definition = x.values.definition(slot);
  bool isStored = definition.kind == VariableDefinition::kStored;
  if (x.values.state(slot) != VariableValues::kKnown) {
    if (!isStored) compute(slot, x);
    bool isWorthALine = isStored && x.scope().rewrite.warnsOfUninitialized;
    if (isWorthALine) x.log(kLogWarn, "using uninitialized \"" + definition.name + "\" variable");
  }
  if (x.values.state(slot) != VariableValues::kKnown) return;
  out += x.values.text(slot);
  bool isForgotten = definition.map && definition.map->isVolatile;
  if (isForgotten) x.values.setState(slot, VariableValues::kUnknown);
}

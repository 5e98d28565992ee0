#include "http/AcceptEncoding.hpp"

#include "http/CharClass.hpp"

// Parses a weight such as "q=0.5", from 0 to 1 with at most three decimals. 0 refuses the coding,
// and so does a malformed weight, because every client understands plain bytes.
static bool isRefused(const Slice& parameter) {
  if (!equalsIgnoreCase(parameter.sub(0, 2), "q=")) return true;
  Slice weight = parameter.from(2);
  if (weight.empty() || weight.size() > 5 || (weight.size() > 1 && weight[1] != '.')) return true;
  bool isNought = true;
  for (std::size_t i = 0; i < weight.size(); ++i) {
    if (i == 1) continue;
    if (!isDigit(weight[i]) || (i == 0 && weight[i] > '1')) return true;
    if (weight[0] == '1' && i > 1 && weight[i] != '0') return true;
    if (weight[i] != '0') isNought = false;
  }
  return isNought;
}

// Returns what follows the last blank.
static Slice lastWord(const Slice& text) {
  const std::size_t blank = text.findLast(' ');
  return blank == Slice::npos ? text : text.from(blank + 1);
}

// As in nginx, a coding is the last word before its weight, and a semicolon at the end of the field
// has no meaning. Neither is valid, and RFC 9110 does not say what it means.
bool acceptsCoding(const Slice& field, const Slice& name) {
  bool any = false;
  Slice rest = field;
  while (!rest.empty()) {
    std::size_t end = rest.find(',');
    Slice item = rest.sub(0, end);
    std::size_t semicolon = item.find(';');
    Slice coding = item.sub(0, semicolon).trimmed();
    Slice parameters = semicolon == Slice::npos ? Slice() : item.from(semicolon + 1).trimmed();
    bool hasWeight = semicolon != Slice::npos && (end != Slice::npos || !parameters.empty());
    bool refused = hasWeight && isRefused(parameters);
    if (equalsIgnoreCase(lastWord(coding), name)) return !refused;
    if (coding == Slice("*")) any = !refused;
    rest = end == Slice::npos ? Slice() : rest.from(end + 1);
  }
  return any;
}

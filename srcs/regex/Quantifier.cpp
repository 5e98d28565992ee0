#include "regex/Quantifier.hpp"

#include "regex/SyntaxNode.hpp"

static bool isDigit(char c) { return c >= '0' && c <= '9'; }

// Returns true if "{n}", "{n,}" or "{n,m}" comes next.
static bool isAtBraces(const PatternReader& reader) {
  std::size_t at = 1;
  while (isDigit(reader.peek(at)))
    ++at;
  if (at == 1) return false;
  if (reader.peek(at) == ',') ++at;
  while (isDigit(reader.peek(at)))
    ++at;
  return reader.peek(at) == '}';
}

bool isAtQuantifier(const PatternReader& reader) {
  if (reader.atEnd() || reader.isQuoted()) return false;
  const char c = reader.peek();
  return c == '*' || c == '+' || c == '?' || (c == '{' && isAtBraces(reader));
}

static bool takeNumber(PatternReader& reader, int& number) {
  const std::size_t offset = reader.offset();
  for (number = 0; isDigit(reader.peek()); reader.skip(1)) {
    number = number * 10 + reader.peek() - '0';
    if (number > Quantifier::kMostRepeats)
      return reader.fail("a number in braces is larger than 65535", offset);
  }
  return true;
}

static bool parseBraces(PatternReader& reader, Quantifier& quantifier) {
  if (!takeNumber(reader, quantifier.min)) return false;
  quantifier.max = quantifier.min;
  if (reader.take(",")) {
    quantifier.max = SyntaxNode::kUnlimited;
    if (reader.peek() != '}' && !takeNumber(reader, quantifier.max)) return false;
  }
  reader.skip(1);
  if (quantifier.max != SyntaxNode::kUnlimited && quantifier.max < quantifier.min)
    return reader.fail("the numbers in braces are out of order", quantifier.offset);
  return true;
}

bool parseQuantifier(PatternReader& reader, const PatternOptions& options, Quantifier& quantifier) {
  quantifier.offset = reader.offset();
  const char c = reader.peek();
  reader.skip(1);
  quantifier.min = c == '+' ? 1 : 0;
  quantifier.max = c == '?' ? 1 : static_cast<int>(SyntaxNode::kUnlimited);
  if (c == '{' && !parseBraces(reader, quantifier)) return false;
  if (!reader.skipIgnored(options.isExtended)) return false;
  quantifier.isPossessive = !reader.isQuoted() && reader.take("+");
  const bool hasMark = !quantifier.isPossessive && !reader.isQuoted() && reader.take("?");
  quantifier.isLazy = !quantifier.isPossessive && hasMark != options.isUngreedy;
  return true;
}

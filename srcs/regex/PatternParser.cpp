#include "regex/PatternParser.hpp"

#include "base/Utf8.hpp"
#include "regex/ClassParser.hpp"
#include "regex/EscapeParser.hpp"
#include "regex/Quantifier.hpp"
#include "regex/TreeChecks.hpp"

PatternParser::PatternParser(const Slice& pattern, SyntaxTree& tree, GroupNames& names)
    : pattern_(pattern),
      reader_(pattern),
      tree_(tree),
      names_(names),
      groups_(0),
      depth_(0),
      looks_(0),
      hasPossessive_(false) {}

int PatternParser::fail(const std::string& sentence, std::size_t offset) {
  reader_.fail(sentence, offset);
  return kFailed;
}

// Takes "(*UTF)" or "(*UTF8)", which PCRE2 allows only at the beginning.
bool PatternParser::parseMode() {
  if (pattern_.size() > kMostPattern)
    return reader_.fail("the pattern is longer than 65536 bytes", kMostPattern);
  if (!reader_.take("(*UTF)") && !reader_.take("(*UTF8)")) return true;
  std::size_t at = 0;
  for (std::size_t size = 1; size > 0 && at < pattern_.size(); at += size)
    if ((size = characterSize(pattern_, at)) == 0)
      return reader_.fail("the pattern is not valid UTF-8", at);
  reader_.setUtf();
  return true;
}

Status PatternParser::parse(bool ignoresCase, int& root) {
  PatternOptions options(ignoresCase);
  if (!parseMode()) return reader_.status();
  root = parseAlternation(options);
  if (root == kFailed) return reader_.status();
  if (!reader_.atEnd()) reader_.fail("a closing parenthesis has no opening one", reader_.offset());
  if (!reader_.hasFailed()) checkTree(root);
  return reader_.status();
}

bool PatternParser::checkTree(int root) {
  std::size_t offset;
  if (!hasPossessive_ || arePossessivesGreedy(tree_, root, offset)) return true;
  return reader_.fail("a possessive quantifier is supported only if a greedy one does the same",
                      offset);
}

// Options that change within an alternative hold in those behind it, too.
int PatternParser::parseAlternation(PatternOptions& options) {
  std::vector<int> alternatives;
  do {
    const int sequence = parseSequence(options);
    if (sequence == kFailed) return kFailed;
    alternatives.push_back(sequence);
  } while (reader_.take("|"));
  return tree_.addAlternate(alternatives);
}

// Skips what is ignored first.
bool PatternParser::isAtSequenceEnd(const PatternOptions& options) {
  if (!reader_.skipIgnored(options.isExtended) || reader_.atEnd()) return true;
  return !reader_.isQuoted() && (reader_.peek() == '|' || reader_.peek() == ')');
}

int PatternParser::parseSequence(PatternOptions& options) {
  std::vector<int> sequence;
  while (!isAtSequenceEnd(options)) {
    if (isAtQuantifier(reader_))
      return fail("a quantifier has nothing to repeat", reader_.offset());
    if (!parseItem(options, sequence)) return kFailed;
    if (tree_.isFull()) return fail("the pattern is too large", reader_.offset());
  }
  return reader_.hasFailed() ? static_cast<int>(kFailed) : tree_.addConcat(sequence);
}

bool PatternParser::parseItem(PatternOptions& options, std::vector<int>& sequence) {
  const char c = reader_.isQuoted() ? '\0' : reader_.peek();
  switch (c) {
    case '\\':
      return parseEscaped(options, sequence);
    case '(':
      return parseParenthesis(options, sequence);
    case '[':
      return addQuantified(parseBracket(options), options, sequence);
    case '.':
      reader_.skip(1);
      return addQuantified(addDot(options), options, sequence);
    case '^':
      reader_.skip(1);
      sequence.push_back(tree_.addAssertion(options.isMultiLine ? kLineStart : kTextStart));
      return true;
    case '$':
      reader_.skip(1);
      sequence.push_back(tree_.addAssertion(options.isMultiLine ? kLineEnd : kLastLineEnd));
      return true;
    default:
      return addQuantified(addCharacter(reader_.takeCharacter(), options), options, sequence);
  }
}

bool PatternParser::parseEscaped(const PatternOptions& options, std::vector<int>& sequence) {
  Escape escape;
  if (!::parseEscape(reader_, groups_, escape)) return false;
  if (escape.kind == Escape::kAssertion) {
    sequence.push_back(tree_.addAssertion(escape.assertion));
    return true;
  }
  const bool isClass = escape.kind == Escape::kClass;
  return addQuantified(isClass ? tree_.addCharacters(escape.set, reader_.isUtf())
                               : addCharacter(escape.character, options),
                       options, sequence);
}

bool PatternParser::parseParenthesis(PatternOptions& options, std::vector<int>& sequence) {
  const std::size_t offset = reader_.offset();
  GroupHead head(options);
  if (!parseGroupHead(reader_, head)) return false;
  if (head.kind == GroupHead::kOptions) {
    options = head.options;
    return true;
  }
  return addQuantified(parseGroup(head, offset), options, sequence);
}

bool PatternParser::addQuantified(int node, const PatternOptions& options,
                                  std::vector<int>& sequence) {
  if (node == kFailed || !reader_.skipIgnored(options.isExtended)) return false;
  if (isAtQuantifier(reader_)) {
    Quantifier quantifier;
    if (!parseQuantifier(reader_, options, quantifier)) return false;
    node = tree_.addRepeat(node, quantifier.min, quantifier.max, quantifier.isLazy);
    tree_[node].isPossessive = quantifier.isPossessive;
    tree_[node].offset = quantifier.offset;
    hasPossessive_ = hasPossessive_ || quantifier.isPossessive;
  }
  sequence.push_back(node);
  return true;
}

int PatternParser::parseBracket(const PatternOptions& options) {
  CharacterSet set;
  if (!ClassParser(reader_, options).parse(set)) return kFailed;
  return tree_.addCharacters(set, reader_.isUtf());
}

int PatternParser::addDot(const PatternOptions& options) {
  CharacterSet set;
  if (!options.dotIsAny) set.add('\n');
  set.invert(CharacterSet::last(reader_.isUtf()));
  return tree_.addCharacters(set, reader_.isUtf());
}

int PatternParser::addCharacter(unsigned character, const PatternOptions& options) {
  CharacterSet set;
  set.add(character);
  if (options.ignoresCase) set.addOtherCases(reader_.isUtf());
  return tree_.addCharacters(set, reader_.isUtf());
}

int PatternParser::parseGroup(const GroupHead& head, std::size_t offset) {
  if (head.kind == GroupHead::kCapture) return parseCapture(head, offset);
  if (head.kind == GroupHead::kLook) return parseLook(head, offset);
  return parseBody(head, offset);
}

// Groups within look-around are counted and not recorded.
int PatternParser::parseCapture(const GroupHead& head, std::size_t offset) {
  const int group = ++groups_;
  int slot = GroupNames::kNotRecorded;
  if (looks_ > 0 && !head.name.empty())
    return fail("a named group within look-around is not supported", offset);
  if (names_.has(head.name)) return fail("two groups have the same name", offset);
  if (looks_ == 0)
    slot = head.name.empty() ? names_.addNumbered(group) : names_.addNamed(group, head.name);
  if (slot == GroupNames::kNotRecorded && !head.name.empty())
    return fail("the pattern has too many named groups", offset);
  const int body = parseBody(head, offset);
  if (body == kFailed || slot == GroupNames::kNotRecorded) return body;
  return tree_.addGroup(body, slot);
}

int PatternParser::parseLook(const GroupHead& head, std::size_t offset) {
  ++looks_;
  const int body = parseBody(head, offset);
  --looks_;
  if (body == kFailed) return kFailed;
  if (head.isBehind && !isFixedForLookBehind(tree_, body))
    return fail("a look-behind must have a fixed length", offset);
  return tree_.addLook(body, head.isBehind, head.isNegative);
}

int PatternParser::parseBody(const GroupHead& head, std::size_t offset) {
  if (++depth_ > kMostDepth) return fail("groups are nested more than 250 deep", offset);
  PatternOptions options = head.options;
  const int body = parseAlternation(options);
  --depth_;
  if (body == kFailed) return kFailed;
  if (!reader_.take(")")) return fail("a parenthesis is not closed", offset);
  return body;
}

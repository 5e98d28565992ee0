#include "regex/ClassParser.hpp"

#include "regex/EscapeParser.hpp"
#include "regex/NamedClasses.hpp"

static const char kBadRange[] = "a class such as \\d cannot be an end of a range within brackets";

ClassParser::ClassParser(PatternReader& reader, const PatternOptions& options)
    : reader_(reader), options_(options) {}

// PCRE2 ends the search at a bracket, but not at an escaped one.
std::size_t posixClassSize(const PatternReader& reader) {
  const char mark = reader.peek(1);
  if (reader.peek() != '[' || (mark != ':' && mark != '.' && mark != '=')) return 0;
  for (std::size_t size = 2; size + 1 < reader.left(); ++size) {
    const char c = reader.peek(size);
    const char next = reader.peek(size + 1);
    if (c == '\\' && (next == ']' || next == '\\'))
      ++size;
    else if (c == ']' || (c == '[' && next == mark))
      return 0;
    else if (c == mark && next == ']')
      return size + 2;
  }
  return 0;
}

bool ClassParser::parse(CharacterSet& set) {
  const std::size_t offset = reader_.offset();
  if (posixClassSize(reader_) > 0)
    return reader_.fail("a POSIX class is allowed only within brackets", offset);
  reader_.skip(1);
  reader_.skipQuotes();
  const bool isInverted = !reader_.isQuoted() && reader_.take("^");
  if (!parseItems()) {
    reader_.fail("a bracket is not closed", offset);
    return false;
  }
  if (options_.ignoresCase) plain_.addOtherCases(reader_.isUtf());
  set = plain_;
  set.add(classes_);
  if (isInverted) set.invert(CharacterSet::last(reader_.isUtf()));
  return true;
}

void ClassParser::skipIgnored() {
  reader_.skipQuotes();
  while (options_.isExtended2 && !reader_.isQuoted() && (reader_.take(" ") || reader_.take("\t")))
    reader_.skipQuotes();
}

// Returns false at the end of the pattern, too.
bool ClassParser::parseItems() {
  for (bool isFirst = true;; isFirst = false) {
    skipIgnored();
    if (reader_.atEnd()) return false;
    if (!isFirst && !reader_.isQuoted() && reader_.take("]")) return true;
    Item item;
    if (!parseItem(item) || !parseRange(item)) return false;
  }
}

bool ClassParser::parseItem(Item& item) {
  item.offset = reader_.offset();
  const bool isQuoted = reader_.isQuoted();
  item.isCharacter = true;
  if (!isQuoted && reader_.peek() == '\\') return parseEscapedItem(item);
  const std::size_t size = isQuoted ? 0 : posixClassSize(reader_);
  item.isCharacter = size == 0;
  if (size > 0) return parsePosixClass(size);
  item.character = reader_.takeCharacter();
  return true;
}

bool ClassParser::parseEscapedItem(Item& item) {
  Escape escape;
  if (!parseClassEscape(reader_, escape)) return false;
  item.isCharacter = escape.kind == Escape::kCharacter;
  item.character = escape.character;
  if (!item.isCharacter) classes_.add(escape.set);
  return true;
}

// An upper-case letter is a lower-case letter where case does not count.
bool ClassParser::parsePosixClass(std::size_t size) {
  const std::size_t offset = reader_.offset();
  if (reader_.peek(1) != ':')
    return reader_.fail("POSIX collating elements are not supported", offset);
  reader_.skip(2);
  const bool isInverted = reader_.take("^");
  std::string name;
  const std::size_t end = offset + size - 2;
  while (reader_.offset() < end)
    name += static_cast<char>(reader_.takeCharacter());
  reader_.skip(2);
  if (options_.ignoresCase && (name == "upper" || name == "lower")) name = "alpha";
  CharacterSet members;
  if (!addPosixClass(name, members)) return reader_.fail("a POSIX class is not known", offset);
  if (isInverted) members.invert(CharacterSet::last(reader_.isUtf()));
  classes_.add(members);
  return true;
}

// Takes the hyphen of a range. A hyphen before the closing bracket stands for itself.
bool ClassParser::takeHyphen() {
  skipIgnored();
  if (reader_.isQuoted() || reader_.peek() != '-' || reader_.peek(1) == ']') return false;
  reader_.skip(1);
  return true;
}

// PCRE2 looks only at the next two characters here.
bool ClassParser::checkBehindClass() {
  const bool isRange = !reader_.isQuoted() && reader_.peek() == '-' && reader_.peek(1) != ']';
  return !isRange || reader_.fail(kBadRange, reader_.offset());
}

bool ClassParser::parseRange(const Item& first) {
  if (!first.isCharacter) return checkBehindClass();
  if (!takeHyphen()) {
    plain_.add(first.character);
    return true;
  }
  const std::size_t offset = reader_.offset() - 1;
  skipIgnored();
  if (reader_.atEnd()) return false;
  if (!reader_.isQuoted() && reader_.peek() == ']') {
    plain_.add(first.character);
    plain_.add('-');
    return true;
  }
  Item last;
  if (!parseItem(last)) return false;
  if (!last.isCharacter) return reader_.fail(kBadRange, offset);
  if (last.character < first.character)
    return reader_.fail("the ends of a range within brackets are out of order", first.offset);
  plain_.add(first.character, last.character);
  return true;
}

#include "regex/GroupHead.hpp"

namespace {

// PCRE2 10.42 has the same limit.
const std::size_t kMostName = 32;

struct Unsupported {
  const char* text;
  const char* sentence;
};

const Unsupported kUnsupported[] = {
    {"(*", "verbs such as (*FAIL) are not supported"},
    {"(?|", "groups that reset numbers, (?|...), are not supported"},
    {"(?>", "atomic groups are not supported"},
    {"(?*", "non-atomic look-around is not supported"},
    {"(?<*", "non-atomic look-around is not supported"},
    {"(?P=", "back-references are not supported"},
    {"(?P>", "subroutines are not supported"},
    {"(?&", "subroutines are not supported"},
    {"(?R", "recursion is not supported"},
    {"(?(", "conditional groups are not supported"},
    {"(?C", "callouts are not supported"},
    {"(?J", "duplicate names, (?J), are not supported"},
};

struct Look {
  const char* text;
  bool isBehind;
  bool isNegative;
};

const Look kLooks[] = {
    {"=", false, false}, {"!", false, true}, {"<=", true, false}, {"<!", true, true}};

struct NameMark {
  const char* start;
  const char* end;
};

const NameMark kNameMarks[] = {{"<", ">"}, {"P<", ">"}, {"'", "'"}};

template <typename Row, std::size_t Count>
std::size_t countOf(const Row (&)[Count]) {
  return Count;
}

}  // namespace

static bool isDigit(char c) { return c >= '0' && c <= '9'; }

static bool isNameChar(char c) {
  return isDigit(c) || c == '_' || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

// "(?1)", "(?-1)" and "(?+1)" call a group.
static bool isSubroutine(const PatternReader& reader) {
  if (!reader.startsWith("(?")) return false;
  const char sign = reader.peek(2);
  return isDigit(sign) || ((sign == '-' || sign == '+') && isDigit(reader.peek(3)));
}

static bool refuseUnsupported(PatternReader& reader) {
  for (std::size_t i = 0; i < countOf(kUnsupported); ++i)
    if (reader.startsWith(kUnsupported[i].text))
      return reader.fail(kUnsupported[i].sentence, reader.offset());
  if (isSubroutine(reader)) return reader.fail("subroutines are not supported", reader.offset());
  return true;
}

static bool parseName(PatternReader& reader, const Slice& end, std::string& name) {
  const std::size_t offset = reader.offset();
  if (isDigit(reader.peek())) return reader.fail("the name of a group begins with a digit", offset);
  for (; isNameChar(reader.peek()); reader.skip(1))
    name += reader.peek();
  if (name.empty()) return reader.fail("a group has no name where one must be", offset);
  if (name.size() > kMostName)
    return reader.fail("the name of a group has more than 32 characters", offset);
  if (!reader.take(end))
    return reader.fail("the name of a group does not end behind its letters, digits and \"_\"",
                       reader.offset());
  return true;
}

static bool parseLook(PatternReader& reader, GroupHead& head) {
  for (std::size_t i = 0; i < countOf(kLooks); ++i) {
    if (!reader.take(kLooks[i].text)) continue;
    head.kind = GroupHead::kLook;
    head.isBehind = kLooks[i].isBehind;
    head.isNegative = kLooks[i].isNegative;
    return true;
  }
  return false;
}

// Returns false if no name comes next, and after an error.
static bool parseNamed(PatternReader& reader, GroupHead& head) {
  for (std::size_t i = 0; i < countOf(kNameMarks); ++i) {
    if (!reader.take(kNameMarks[i].start)) continue;
    head.kind = GroupHead::kCapture;
    return parseName(reader, kNameMarks[i].end, head.name);
  }
  return false;
}

static bool* findOption(PatternOptions& options, char letter) {
  switch (letter) {
    case 'i':
      return &options.ignoresCase;
    case 'm':
      return &options.isMultiLine;
    case 's':
      return &options.dotIsAny;
    case 'x':
      return &options.isExtended;
    case 'n':
      return &options.hasNoNumbers;
    case 'U':
      return &options.isUngreedy;
    default:
      return 0;
  }
}

// "^" switches all options off but U.
static void resetOptions(PatternOptions& options) {
  PatternOptions fresh(false);
  fresh.isUngreedy = options.isUngreedy;
  options = fresh;
}

static bool takeOption(PatternReader& reader, bool isOn, PatternOptions& options) {
  bool* option = findOption(options, reader.peek());
  if (!option) return false;
  *option = isOn;
  if (reader.peek() == 'x') options.isExtended2 = isOn && reader.peek(1) == 'x';
  if (reader.startsWith("xx")) reader.skip(1);
  reader.skip(1);
  return true;
}

static bool parseOptions(PatternReader& reader, GroupHead& head) {
  const bool isReset = reader.take("^");
  if (isReset) resetOptions(head.options);
  bool isOn = true;
  for (;;) {
    if (takeOption(reader, isOn, head.options)) continue;
    if (!isOn || isReset || !reader.take("-")) break;
    isOn = false;
  }
  if (reader.take(":")) return true;
  head.kind = GroupHead::kOptions;
  if (reader.take(")")) return true;
  if (reader.atEnd()) return reader.fail("a parenthesis is not closed", reader.offset());
  return reader.fail("the characters behind \"(?\" have no meaning", reader.offset());
}

bool parseGroupHead(PatternReader& reader, GroupHead& head) {
  if (!refuseUnsupported(reader)) return false;
  if (!reader.take("(?")) {
    reader.skip(1);
    head.kind = head.options.hasNoNumbers ? GroupHead::kPlain : GroupHead::kCapture;
    return true;
  }
  if (parseLook(reader, head) || parseNamed(reader, head)) return true;
  return !reader.hasFailed() && parseOptions(reader, head);
}

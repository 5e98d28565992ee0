#include "regex/EscapeParser.hpp"

#include "base/Numbers.hpp"
#include "regex/NamedClasses.hpp"
#include "regex/Quantifier.hpp"

namespace {

const char kTooLarge[] = "an escape sequence stands for a character that is too large";

struct Control {
  char letter;
  char character;
};

const Control kControls[] = {{'a', '\a'}, {'e', '\x1b'}, {'f', '\f'},
                             {'n', '\n'}, {'r', '\r'},   {'t', '\t'}};

struct NamedAssertion {
  char letter;
  Assertion assertion;
};

const NamedAssertion kAssertionLetters[] = {{'A', kTextStart},
                                            {'B', kNotWordBoundary},
                                            {'Z', kLastLineEnd},
                                            {'b', kWordBoundary},
                                            {'z', kTextEnd}};

struct Unsupported {
  char letter;
  const char* sentence;
};

const Unsupported kUnsupported[] = {
    {'C', "\\C is not supported"},
    {'G', "\\G is not supported"},
    {'K', "\\K is not supported"},
    {'P', "Unicode properties (\\P) are not supported"},
    {'R', "\\R is not supported"},
    {'X', "\\X is not supported"},
    {'g', "back-references and subroutines (\\g) are not supported"},
    {'k', "back-references (\\k) are not supported"},
    {'p', "Unicode properties (\\p) are not supported"}};

}  // namespace

template <typename Row, std::size_t Count>
static const Row* findLetter(const Row (&rows)[Count], char letter) {
  for (std::size_t i = 0; i < Count; ++i)
    if (rows[i].letter == letter) return &rows[i];
  return 0;
}

static bool isOctal(char c) { return c >= '0' && c <= '7'; }
static bool isDigit(char c) { return c >= '0' && c <= '9'; }
static bool isLetter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

static unsigned lastCharacter(const PatternReader& reader) {
  return CharacterSet::last(reader.isUtf());
}

// Sets the character, unless it is none.
static bool setCharacter(PatternReader& reader, unsigned character, std::size_t offset,
                         Escape& escape) {
  if (character > lastCharacter(reader)) return reader.fail(kTooLarge, offset);
  if (character >= 0xd800 && character <= 0xdfff)
    return reader.fail("an escape sequence stands for a surrogate", offset);
  escape.character = character;
  return true;
}

static int digitValue(char c, unsigned base) {
  int value = hexValue(c);
  return value < static_cast<int>(base) ? value : -1;
}

// Takes at most `most` digits. A value that is too large for a character stays too large.
static unsigned takeDigits(PatternReader& reader, unsigned base, int most) {
  unsigned value = 0;
  for (int i = 0; i < most && digitValue(reader.peek(), base) >= 0; ++i) {
    value = value * base + static_cast<unsigned>(digitValue(reader.peek(), base));
    if (value > CharacterSet::kLastCharacter) value = CharacterSet::kLastCharacter + 1;
    reader.skip(1);
  }
  return value;
}

// "{...}" of \x and \o. REQUIRES: the reader is at the brace.
static bool parseBraced(PatternReader& reader, unsigned base, std::size_t offset, Escape& escape) {
  const int kAny = 0x7fffffff;
  reader.skip(1);
  if (digitValue(reader.peek(), base) < 0)
    return reader.fail("an escape sequence in braces does not begin with a digit", reader.offset());
  unsigned value = takeDigits(reader, base, kAny);
  if (!reader.take("}"))
    return reader.fail("an escape sequence has no closing brace behind its digits",
                       reader.offset());
  return setCharacter(reader, value, offset, escape);
}

static bool parseNumeric(PatternReader& reader, char letter, std::size_t offset, Escape& escape) {
  const unsigned base = letter == 'x' ? 16 : 8;
  if (reader.peek() == '{') return parseBraced(reader, base, offset, escape);
  if (letter == 'o') return reader.fail("\\o is not followed by a brace", reader.offset());
  escape.character = takeDigits(reader, base, 2);
  return true;
}

static bool parseOctal(PatternReader& reader, std::size_t offset, Escape& escape) {
  return setCharacter(reader, takeDigits(reader, 8, 3), offset, escape);
}

static bool parseControl(PatternReader& reader, Escape& escape) {
  char c = reader.peek();
  if (c < ' ' || c > '~')
    return reader.fail("\\c is not followed by a printable ASCII character", reader.offset());
  reader.skip(1);
  if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
  escape.character = static_cast<unsigned char>(c) ^ 0x40u;
  return true;
}

// Behind the letter of an escape sequence that means the same everywhere.
static bool parseLetter(PatternReader& reader, char letter, std::size_t offset, Escape& escape) {
  if (const Control* control = findLetter(kControls, letter)) {
    escape.character = static_cast<unsigned char>(control->character);
    return true;
  }
  if (letter == 'x' || letter == 'o') return parseNumeric(reader, letter, offset, escape);
  if (letter == 'c') return parseControl(reader, escape);
  if (addEscapedClass(letter, lastCharacter(reader), escape.set)) {
    escape.kind = Escape::kClass;
    return true;
  }
  if (const Unsupported* unsupported = findLetter(kUnsupported, letter))
    return reader.fail(unsupported->sentence, offset);
  return reader.fail(std::string("\\") + letter + " is not an escape sequence", offset);
}

// A number of two or more digits is a reference only if there are as many groups before it.
static bool isReference(const PatternReader& reader, int groups) {
  int number = 0;
  std::size_t size = 0;
  for (; isDigit(reader.peek(size)) && (number < 10 || number <= groups); ++size)
    number = number * 10 + reader.peek(size) - '0';
  return number < 10 || number <= groups || !isOctal(reader.peek());
}

// Takes the backslash. Returns true if what follows needs no further look: the end of the pattern,
// an error, or a character that stands for itself.
static bool beginEscape(PatternReader& reader, std::size_t offset, Escape& escape) {
  reader.skip(1);
  if (reader.atEnd()) {
    reader.fail("the pattern ends with a backslash", offset);
    return true;
  }
  if (isLetter(reader.peek()) || isDigit(reader.peek())) return false;
  escape.character = reader.takeCharacter();
  return true;
}

bool parseEscape(PatternReader& reader, int groups, Escape& escape) {
  const std::size_t offset = reader.offset();
  if (beginEscape(reader, offset, escape)) return !reader.hasFailed();
  const char letter = reader.peek();
  if (letter == '0') return parseOctal(reader, offset, escape);
  if (isDigit(letter)) {
    if (isReference(reader, groups))
      return reader.fail("back-references are not supported", offset);
    return parseOctal(reader, offset, escape);
  }
  reader.skip(1);
  if (const NamedAssertion* named = findLetter(kAssertionLetters, letter)) {
    escape.kind = Escape::kAssertion;
    escape.assertion = named->assertion;
    return true;
  }
  if (letter == 'N' && (reader.peek() != '{' || isAtQuantifier(reader))) {
    escape.kind = Escape::kClass;
    escape.set.add('\n');
    escape.set.invert(lastCharacter(reader));
    return true;
  }
  return parseLetter(reader, letter, offset, escape);
}

bool parseClassEscape(PatternReader& reader, Escape& escape) {
  const std::size_t offset = reader.offset();
  if (beginEscape(reader, offset, escape)) return !reader.hasFailed();
  const char letter = reader.peek();
  if (isOctal(letter)) return parseOctal(reader, offset, escape);
  reader.skip(1);
  if (letter == '8' || letter == '9') {
    escape.character = static_cast<unsigned char>(letter);
    return true;
  }
  if (letter == 'b') {
    escape.character = '\b';
    return true;
  }
  if (findLetter(kAssertionLetters, letter))
    return reader.fail(std::string("\\") + letter + " is not allowed within brackets", offset);
  return parseLetter(reader, letter, offset, escape);
}

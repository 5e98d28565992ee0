#include "content/ListingText.hpp"

#include "base/Numbers.hpp"
#include "base/Utf8.hpp"
#include "http/CharClass.hpp"

static const char kReplacement[] = "\xef\xbf\xbd";  // U+FFFD
static const std::time_t kLatest = 253402300799L;   // the last second of the year 9999

std::size_t countCharacters(const Slice& text) {
  std::size_t count = 0;
  for (std::size_t at = 0; at < text.size(); ++count) {
    std::size_t size = characterSize(text, at);
    at += size == 0 ? 1 : size;
  }
  return count;
}

std::size_t sizeOfCharacters(const Slice& text, std::size_t count) {
  std::size_t at = 0;
  for (; at < text.size() && count > 0; --count) {
    std::size_t size = characterSize(text, at);
    at += size == 0 ? 1 : size;
  }
  return at;
}

static bool isUnreserved(char c) {
  char lower = toLower(c);
  return (lower >= 'a' && lower <= 'z') || isDigit(c) || c == '-' || c == '.' || c == '_' ||
         c == '~';
}

void appendEncodedName(std::string& out, const Slice& name) {
  for (std::size_t i = 0; i < name.size(); ++i) {
    if (isUnreserved(name[i])) {
      out += name[i];
      continue;
    }
    out += '%';
    appendUpperHexByte(out, name[i]);
  }
}

// Returns the markup for an ASCII character, or 0 if it stands for itself.
static const char* markupFor(char c) {
  switch (c) {
    case '&':
      return "&amp;";
    case '<':
      return "&lt;";
    case '>':
      return "&gt;";
    case '"':
      return "&quot;";
    case '\t':
      return "&#9;";
    case '\n':
      return "&#10;";
    case '\r':
      return "&#13;";
    default:
      return static_cast<unsigned char>(c) < 0x20 ? kReplacement : 0;
  }
}

// XML does not allow U+FFFE and U+FFFF.
static bool isNonCharacter(const Slice& character) {
  return character == Slice("\xef\xbf\xbe") || character == Slice("\xef\xbf\xbf");
}

void appendMarkupText(std::string& out, const Slice& text) {
  for (std::size_t at = 0; at < text.size();) {
    std::size_t size = characterSize(text, at);
    Slice character = text.sub(at, size);
    const char* markup = size == 1 ? markupFor(text[at]) : 0;
    if (size == 0 || isNonCharacter(character)) markup = kReplacement;
    if (markup)
      out += markup;
    else
      character.appendTo(out);
    at += size == 0 ? 1 : size;
  }
}

// Returns the letter of the short escape of an ASCII character, or 0 if it has none.
static char jsonEscape(char c) {
  switch (c) {
    case '"':
    case '\\':
      return c;
    case '\b':
      return 'b';
    case '\f':
      return 'f';
    case '\n':
      return 'n';
    case '\r':
      return 'r';
    case '\t':
      return 't';
    default:
      return 0;
  }
}

static void appendJsonAscii(std::string& out, char c) {
  char escape = jsonEscape(c);
  if (escape) {
    out += '\\';
    out += escape;
  } else if (static_cast<unsigned char>(c) < 0x20) {
    out += c < 0x10 ? "\\u000" : "\\u001";
    out += "0123456789ABCDEF"[c & 15];
  } else {
    out += c;
  }
}

void appendJsonText(std::string& out, const Slice& text) {
  for (std::size_t at = 0; at < text.size();) {
    std::size_t size = characterSize(text, at);
    if (size == 1)
      appendJsonAscii(out, text[at]);
    else if (size == 0)
      out += kReplacement;
    else
      text.sub(at, size).appendTo(out);
    at += size == 0 ? 1 : size;
  }
}

std::time_t listingTime(std::time_t time) {
  if (time < 0) return 0;
  return time > kLatest ? kLatest : time;
}

std::tm listingDate(std::time_t time, bool isLocal) {
  std::time_t shown = listingTime(time);
  return isLocal ? *std::localtime(&shown) : *std::gmtime(&shown);
}

const char* listedType(const FileFacts& facts) {
  if (facts.isDirectory()) return "directory";
  return facts.isRegular() ? "file" : "other";
}

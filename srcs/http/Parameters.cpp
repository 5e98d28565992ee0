#include "http/Parameters.hpp"

#include "http/CharClass.hpp"

static bool isBlank(char c) { return c == ' ' || c == '\t'; }

static void skipBlanks(Slice& text) {
  while (!text.empty() && isBlank(text[0]))
    text.removePrefix(1);
}

Parameters::Result Parameters::next(Slice& name, std::string& value) {
  do {
    skipBlanks(rest_);
    if (rest_.empty()) return kEnd;
    if (rest_[0] != ';') return kBad;
    rest_.removePrefix(1);
    skipBlanks(rest_);
  } while (rest_.startsWith(";"));
  if (rest_.empty()) return kEnd;
  std::size_t equals = rest_.find('=');
  if (equals == Slice::npos) return kBad;
  name = rest_.sub(0, equals);
  rest_.removePrefix(equals + 1);
  value.clear();
  bool isRead = rest_.startsWith("\"") ? readQuoted(value) : readToken(value);
  return isRead && isToken(name) ? kParameter : kBad;
}

// This accepts more than a token, because some clients do not quote file names.
bool Parameters::readToken(std::string& value) {
  std::size_t size = 0;
  while (size < rest_.size() && !isBlank(rest_[size]) && rest_[size] != ';' && rest_[size] != '"')
    ++size;
  rest_.sub(0, size).appendTo(value);
  rest_.removePrefix(size);
  return size > 0;
}

// A name may end with a backslash, which then stands before the last quote of the text.
bool Parameters::readQuoted(std::string& value) {
  std::size_t last = rest_.findLast('"');
  for (std::size_t at = 1; at <= last; ++at) {
    if (rest_[at] == '"') {
      rest_.removePrefix(at + 1);
      return true;
    }
    bool isEscape = rest_[at] == '\\' && at + 1 < last;
    if (isEscape && (rest_[at + 1] == '"' || rest_[at + 1] == '\\')) ++at;
    value += rest_[at];
  }
  return false;
}

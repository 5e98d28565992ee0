#include "sessions/Session.hpp"

#include "http/CharClass.hpp"

static bool isNameChar(char c) {
  char lower = toLower(c);
  return (lower >= 'a' && lower <= 'z') || c == '_' || isDigit(c);
}

static char toUpper(char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c; }

bool Session::isName(const Slice& name) {
  if (name.empty() || name.size() > kLongestName || isDigit(name[0])) return false;
  for (std::size_t i = 0; i < name.size(); ++i)
    if (!isNameChar(name[i])) return false;
  return !equalsIgnoreCase(name, "ID");
}

bool Session::isValue(const Slice& value) {
  if (value.size() > kLongestValue) return false;
  for (std::size_t i = 0; i < value.size(); ++i)
    if (!isFieldValueChar(value[i])) return false;
  return true;
}

Session::Values::iterator Session::find(const Slice& name) {
  Values::iterator at = values_.begin();
  while (at != values_.end() && !equalsIgnoreCase(at->first, name))
    ++at;
  return at;
}

bool Session::set(const Slice& name, const Slice& value) {
  Values::iterator at = find(name);
  if (at != values_.end()) {
    at->second.assign(value.data(), value.size());
    return true;
  }
  if (values_.size() == kMostValues) return false;
  std::string upper = name.str();
  for (std::size_t i = 0; i < upper.size(); ++i)
    upper[i] = toUpper(upper[i]);
  values_.push_back(Value(upper, value.str()));
  return true;
}

void Session::clear(const Slice& name) {
  Values::iterator at = find(name);
  if (at != values_.end()) values_.erase(at);
}

#include "config/LocationName.hpp"

static std::string quoted(const std::string& text) { return "\"" + text + "\""; }

// Takes a modifier off the front of `word`, as nginx does where both are one word.
static std::string takeModifier(std::string& word) {
  const char* const kModifiers[] = {"=", "^~", "~*", "~"};
  for (std::size_t i = 0; i < sizeof(kModifiers) / sizeof(kModifiers[0]); ++i) {
    std::string modifier = kModifiers[i];
    if (!Slice(word).startsWith(modifier)) continue;
    word.erase(0, modifier.size());
    return modifier;
  }
  return std::string();
}

Complaint readLocationName(const Statement& statement, Location& location) {
  std::string uri = statement.arg(statement.count());
  std::string modifier = statement.count() == 2 ? statement.arg(1) : takeModifier(uri);
  location.kind = Location::kPrefix;
  if (modifier == "~" || modifier == "~*") {
    return "location " + quoted(modifier) + " is not supported yet: no regular expressions";
  } else if (modifier == "=") {
    location.kind = Location::kExact;
  } else if (modifier == "^~") {
    location.kind = Location::kPrefixFinal;
  } else if (statement.count() == 2) {
    return "invalid location modifier " + quoted(modifier);
  } else if (Slice(uri).startsWith("@")) {
    location.kind = Location::kNamed;
  }
  location.uri = uri;
  return uri.empty() ? "a location needs a path" : Complaint();
}

Complaint checkLocationPlace(const Location& location, const Location& outer) {
  std::string pair = " " + quoted(outer.uri);
  if (outer.kind == Location::kExact) {
    return "location " + quoted(location.uri) + " cannot be inside the exact location" + pair;
  }
  if (outer.kind == Location::kNamed) {
    return "location " + quoted(location.uri) + " cannot be inside the named location" + pair;
  }
  if (location.kind == Location::kNamed && outer.kind != Location::kServerLevel) {
    return "named location " + quoted(location.uri) + " can be on the server level only";
  }
  if (!Slice(location.uri).startsWith(outer.uri)) {
    return "location " + quoted(location.uri) + " is outside location" + pair;
  }
  return Complaint();
}

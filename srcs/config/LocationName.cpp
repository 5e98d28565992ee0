#include "config/LocationName.hpp"

static std::string quoted(const std::string& text) { return "\"" + text + "\""; }

// Takes a modifier that is joined to the path off the front of `word`, as nginx does.
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

Status readLocationName(const Statement& statement, Config& config, Location& location) {
  std::string uri = statement.arg(statement.count());
  std::string modifier = statement.count() == 2 ? statement.arg(1) : takeModifier(uri);
  location.kind = Location::kPrefix;
  if (modifier == "~" || modifier == "~*") {
    location.kind = Location::kRegex;
    location.uri = uri;
    return config.addPattern(uri, modifier == "~*", location.pattern);
  } else if (modifier == "=") {
    location.kind = Location::kExact;
  } else if (modifier == "^~") {
    location.kind = Location::kPrefixFinal;
  } else if (statement.count() == 2) {
    return Status::error("invalid location modifier " + quoted(modifier));
  } else if (Slice(uri).startsWith("@")) {
    location.kind = Location::kNamed;
  }
  location.uri = uri;
  return uri.empty() ? Status::error("a location needs a path") : Status::ok();
}

Status checkLocationPlace(const Location& location, const Location& outer) {
  std::string subject = "location " + quoted(location.uri);
  std::string object = " " + quoted(outer.uri);
  if (outer.kind == Location::kExact) {
    return Status::error(subject + " cannot be inside the exact location" + object);
  }
  if (outer.kind == Location::kNamed) {
    return Status::error(subject + " cannot be inside the named location" + object);
  }
  if (location.kind == Location::kNamed && outer.kind != Location::kServerLevel) {
    return Status::error("named " + subject + " can be on the server level only");
  }
  if (location.kind != Location::kRegex && !Slice(location.uri).startsWith(outer.uri)) {
    return Status::error(subject + " is outside location" + object);
  }
  return Status::ok();
}

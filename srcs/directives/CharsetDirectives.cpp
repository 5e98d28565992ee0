#include "directives/CharsetDirectives.hpp"

#include "directives/SlotSetters.hpp"

static const std::size_t kLongestText = 4;  // bytes of a character in UTF-8

template <Template CharsetSettings::*Name>
static Status setCharsetName(Block& block, const Statement& statement) {
  Template& name = block.scope().response.charset.*Name;
  const std::string& word = statement.arg(1);
  if (word.empty()) return invalidValue(statement, word);
  name = Template::literal(word == "off" ? "" : word);
  CharsetMaps& maps = block.config.charsetMaps;
  if (word != "off" && word[0] != '$' && !maps.knows(word)) maps.know(word);
  return word[0] == '$' ? readTemplate(block, statement, word, name) : Status::ok();
}

static Status setOverride(Block& block, const Statement& statement) {
  return readValue(statement, block.scope().response.charset.overrides);
}

static Status setTypes(Block& block, const Statement& statement) {
  InheritedList<std::string>& types = block.own(block.scope().response.charset.types);
  types.clear();
  types.push_back("text/html");
  for (std::size_t i = 1; i <= statement.count(); ++i)
    types.push_back(statement.arg(i));
  return Status::ok();
}

static int digitOf(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  return c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
}

// Reads an even number of hexadecimal digits, or a single one.
static bool readHex(const std::string& word, std::string& bytes) {
  std::string digits = word.size() == 1 ? "0" + word : word;
  if (digits.empty() || digits.size() % 2 != 0) return false;
  for (std::size_t i = 0; i < digits.size(); i += 2) {
    int high = digitOf(digits[i]);
    int low = digitOf(digits[i + 1]);
    if (high < 0 || low < 0) return false;
    bytes += static_cast<char>(high << 4 | low);
  }
  return bytes.size() <= kLongestText;
}

static unsigned char byteOf(const std::string& text) { return static_cast<unsigned char>(text[0]); }

static Status addRow(const Statement& row, bool isUtf8, CharsetTable& table, CharsetTable& back) {
  if (row.isBlock) return Status::error("unexpected \"{\"");
  if (row.count() != 1) return Status::error("invalid parameters number");
  std::string from;
  std::string to;
  if (!readHex(row.name(), from) || from.size() != 1) {
    return Status::error("invalid value \"" + row.name() + "\"");
  }
  Slice rest;
  bool isValid = readHex(row.arg(1), to);
  unsigned character = 0;
  if (isValid && isUtf8) {
    rest = to;
    character = byteOf(to) < 0x80 ? byteOf(to) : takeUtf8(rest);
    isValid = byteOf(to) < 0x80 ? to.size() == 1 : rest.empty() && character < kIncomplete;
  }
  if (!isValid || (!isUtf8 && to.size() != 1)) {
    return Status::error("invalid value \"" + row.arg(1) + "\"");
  }
  table.addByte(byteOf(from), to);
  if (isUtf8)
    back.addCharacter(character, byteOf(from));
  else
    back.addByte(byteOf(to), from);
  return Status::ok();
}

static Status setMap(Block& block, const Statement& statement) {
  CharsetMaps& maps = block.config.charsetMaps;
  const std::string& from = statement.arg(1);
  const std::string& to = statement.arg(2);
  std::string between = "\"charset_map\" between the ";
  if (equalsIgnoreCase(from, to)) {
    return Status::error(between + "same charsets \"" + from + "\" and \"" + to + "\"");
  }
  if (maps.find(from, to)) {
    return Status::error("duplicate " + between + "charsets \"" + from + "\" and \"" + to + "\"");
  }
  // nginx takes such a map for one of single bytes, which converts nothing correctly.
  if (equalsIgnoreCase(from, "utf-8")) {
    return notSupported(statement, from + " ...", ", write it as a map to utf-8");
  }
  CharsetTable& table = maps.add(from, to);
  CharsetTable& back = maps.add(to, from);
  for (std::size_t i = 0; i < statement.children.size(); ++i) {
    const Statement& row = *statement.children[i];
    block.standAtLine(row);
    Status status = addRow(row, equalsIgnoreCase(to, "utf-8"), table, back);
    if (!status.isOk()) return status;
  }
  return Status::ok();
}

static Status checkCharset(const Location& location) {
  const CharsetSettings& charset = location.scope.response.charset;
  bool isFixed = charset.name.isLiteral() && charset.source.isLiteral();
  if (!isFixed || charset.name.empty() || charset.source.empty()) return Status::ok();
  const std::string& from = charset.source.text();
  const std::string& to = charset.name.text();
  if (equalsIgnoreCase(from, to) || charset.maps->find(from, to)) return Status::ok();
  return location.position.fail("no \"charset_map\" between the charsets \"" + from + "\" and \"" +
                                to + "\"");
}

static Status checkCharsetsOf(const Location& location) {
  Status status = checkCharset(location);
  for (std::size_t i = 0; status.isOk() && i < location.locations.size(); ++i)
    status = checkCharsetsOf(*location.locations[i]);
  for (std::size_t i = 0; status.isOk() && i < location.ifs.size(); ++i)
    status = checkCharsetsOf(*location.ifs[i]);
  return status;
}

Status checkCharsets(const Config& config) {
  for (std::size_t i = 0; i < config.servers.size(); ++i) {
    Status status = checkCharsetsOf(config.servers[i]->level);
    if (!status.isOk()) return status;
  }
  return Status::ok();
}

static const Directive kRows[] = {
    {"charset", kAnywhere | kLocationIf, 1, 1, setCharsetName<&CharsetSettings::name>},
    {"source_charset", kAnywhere | kLocationIf, 1, 1, setCharsetName<&CharsetSettings::source>},
    {"override_charset", kAnywhere | kLocationIf, 1, 1, setOverride},
    {"charset_types", kAnywhere, 1, kMany, setTypes},
    {"charset_map", kHttp | kRepeats | kTypes << kOpens, 2, 2, setMap},
};

DirectiveRows charsetDirectives() { return DirectiveRows(kRows); }

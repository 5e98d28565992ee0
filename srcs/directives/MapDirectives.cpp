#include "directives/MapDirectives.hpp"

#include <set>

#include "config/Values.hpp"
#include "directives/SlotSetters.hpp"

namespace {

// Reads the rows of one `map`.
class MapReader {
 public:
  MapReader(Block& block, MapTable& map) : block_(block), map_(map) {}
  Status read(const Statement& statement);

 private:
  MapReader(const MapReader&);
  MapReader& operator=(const MapReader&);

  Status readRow(const Statement& row);
  bool readFlag(const Statement& row);
  bool claim(const std::string& key);
  Status addRow(const std::string& key, std::size_t value);
  Status addExpression(const std::string& key, std::size_t value);

  Block& block_;
  MapTable& map_;
  std::set<std::string> keys_;
};

}  // namespace

static Status checkRow(const Statement& row, const std::string& block, std::size_t words) {
  if (row.isBlock) return Status::error("unexpected \"{\"");
  if (row.words.size() == words) return Status::ok();
  return Status::error("invalid number of the " + block + " parameters");
}

Status MapReader::read(const Statement& statement) {
  for (std::size_t i = 0; i < statement.children.size(); ++i) {
    block_.standAtLine(*statement.children[i]);
    Status status = readRow(*statement.children[i]);
    if (!status.isOk()) return status;
  }
  map_.names.sort();
  return Status::ok();
}

bool MapReader::readFlag(const Statement& row) {
  if (row.words.size() != 1) return false;
  if (row.name() == "hostnames") return map_.hasHostnames = true;
  if (row.name() == "volatile") return map_.isVolatile = true;
  return false;
}

Status MapReader::readRow(const Statement& row) {
  if (readFlag(row)) return Status::ok();
  Status status = checkRow(row, "map", 2);
  Template value;
  if (status.isOk()) status = readTemplate(block_, row, row.arg(1), value);
  if (!status.isOk()) return status;
  std::size_t index = map_.values.size();
  map_.values.push_back(value);
  if (row.name() != "default") return addRow(row.name(), index);
  if (map_.byDefault != 0) return Status::error("duplicate default map parameter");
  map_.byDefault = index;
  return Status::ok();
}

// With `hostnames`, ".a" is "a" and "*.a".
bool MapReader::claim(const std::string& key) {
  bool isBoth = map_.hasHostnames && Slice(key).startsWith(".");
  if (!isBoth) return keys_.insert(key).second;
  return keys_.insert(key.substr(1)).second && keys_.insert("*" + key).second;
}

// A backslash makes an ordinary key of a word such as "default".
Status MapReader::addRow(const std::string& word, std::size_t value) {
  if (Slice(word).startsWith("~")) return addExpression(word, value);
  std::string key = inLowerCase(Slice(word).startsWith("\\") ? word.substr(1) : word);
  if (!claim(key)) return Status::error("conflicting parameter \"" + key + "\"");
  if (map_.hasHostnames)
    map_.names.add(key, static_cast<int>(value));
  else
    map_.names.addExact(key, static_cast<int>(value));
  return Status::ok();
}

Status MapReader::addExpression(const std::string& word, std::size_t value) {
  bool ignoresCase = Slice(word).startsWith("~*");
  MapTable::Expression expression = {0, value};
  Status status =
      block_.config.addPattern(word.substr(ignoresCase ? 2 : 1), ignoresCase, expression.pattern);
  if (status.isOk()) map_.expressions.push_back(expression);
  return status;
}

static Status checkVariableName(const std::string& word) {
  if (word.size() >= 2 && word[0] == '$') return Status::ok();
  return Status::error("invalid variable name \"" + word + "\"");
}

static Status setMap(Block& block, const Statement& statement) {
  MapTable& map = addNew(block.config.maps);
  Status status = readTemplate(block, statement, statement.arg(1), map.source);
  if (status.isOk()) status = checkVariableName(statement.arg(2));
  if (status.isOk()) {
    status = block.config.variables.defineMap(Slice(statement.arg(2)).from(1), map);
  }
  return status.isOk() ? MapReader(block, map).read(statement) : status;
}

namespace {

// Reads the rows of one `geo`.
class GeoReader {
 public:
  GeoReader(Block& block, GeoTable& geo) : block_(block), geo_(geo) {}
  Status read(const Statement& statement);

 private:
  GeoReader(const GeoReader&);
  GeoReader& operator=(const GeoReader&);

  Status readRow(const Statement& row);
  bool readFlag(const Statement& row);
  Status readNetwork(const Statement& row, const std::string& word, Network& network);
  Status addProxy(const Statement& row);
  Status remove(const Statement& row);
  Status add(const Statement& row);

  Block& block_;
  GeoTable& geo_;
};

}  // namespace

Status GeoReader::read(const Statement& statement) {
  for (std::size_t i = 0; i < statement.children.size(); ++i) {
    block_.standAtLine(*statement.children[i]);
    Status status = readRow(*statement.children[i]);
    if (!status.isOk()) return status;
  }
  return Status::ok();
}

bool GeoReader::readFlag(const Statement& row) {
  if (row.words.size() != 1 || row.name() != "proxy_recursive") return false;
  return geo_.isRecursive = true;
}

// "default" stands for every address of both families.
Status GeoReader::readRow(const Statement& row) {
  if (readFlag(row)) return Status::ok();
  if (row.words.size() == 1 && row.name() == "ranges") {
    return Status::error("\"geo\" with \"ranges\" is not supported, write networks");
  }
  Status status = checkRow(row, "geo", 2);
  if (!status.isOk()) return status;
  if (row.name() == "proxy") return addProxy(row);
  if (row.name() == "delete") return remove(row);
  if (row.name() != "default") return add(row);
  geo_.setDefault(row.arg(1));
  return status;
}

Status GeoReader::readNetwork(const Statement& row, const std::string& word, Network& network) {
  bool hadLowBits;
  if (!parseNetwork(word, network, hadLowBits) || network.bytes.empty()) {
    return Status::error("invalid network \"" + word + "\"");
  }
  if (hadLowBits) block_.warn(row, "low address bits of " + word + " are meaningless");
  return Status::ok();
}

Status GeoReader::addProxy(const Statement& row) {
  Network network;
  Status status = readNetwork(row, row.arg(1), network);
  if (status.isOk()) geo_.proxies.push_back(network);
  return status;
}

Status GeoReader::remove(const Statement& row) {
  Network network;
  Status status = readNetwork(row, row.arg(1), network);
  if (status.isOk() && !geo_.remove(network)) {
    block_.warn(row, "no network \"" + row.arg(1) + "\" to delete");
  }
  return status;
}

Status GeoReader::add(const Statement& row) {
  Network network;
  Status status = readNetwork(row, row.name(), network);
  if (status.isOk() && !geo_.add(network, row.arg(1))) {
    block_.warn(row, "duplicate network \"" + row.name() + "\", value: \"" + row.arg(1) + "\"");
  }
  return status;
}

static Status setGeo(Block& block, const Statement& statement) {
  GeoTable& geo = addNew(block.config.geos);
  const std::string& name = statement.arg(statement.count());
  Status status = checkVariableName(name);
  if (status.isOk() && statement.count() == 2) {
    status = readTemplate(block, statement, statement.arg(1), geo.source);
  }
  if (status.isOk()) status = block.config.variables.defineGeo(Slice(name).from(1), geo);
  return status.isOk() ? GeoReader(block, geo).read(statement) : status;
}

static const Directive kRows[] = {
    {"map", kHttp | kRepeats | kTypes << kOpens, 2, 2, setMap},
    {"geo", kHttp | kRepeats | kTypes << kOpens, 1, 2, setGeo},
};

DirectiveRows mapDirectives() { return DirectiveRows(kRows); }

#include "directives/FileDirectives.hpp"

#include "config/Values.hpp"
#include "directives/SlotSetters.hpp"
#include "http/UriPath.hpp"

static bool names(const std::string& word, const std::string& variable) {
  return word.find("$" + variable) != std::string::npos ||
         word.find("${" + variable + "}") != std::string::npos;
}

static Status checkPathVariables(const Statement& statement) {
  const char* const kForbidden[] = {"document_root", "realpath_root"};
  for (int i = 0; i < 2; ++i) {
    if (!names(statement.arg(1), kForbidden[i])) continue;
    return Status::error(std::string("the $") + kForbidden[i] +
                         " variable cannot be used in the \"" + statement.name() + "\" directive");
  }
  return Status::ok();
}

// A '$' in the prefix is part of the name of a directory.
static Status readBehindPrefix(Block& block, const Statement& statement, const std::string& prefix,
                               const std::string& path) {
  Template rest;
  Status status = readTemplate(block, statement, path, rest);
  if (!status.isOk()) return status;
  Template& root = block.scope().paths.root;
  root = prefix.empty() ? Template() : Template::literal(prefix);
  root.append(rest);
  return status;
}

// `aliasPrefix` is 0 for a root.
static Status setPath(Block& block, const Statement& statement, std::size_t aliasPrefix) {
  PathSettings& paths = block.scope().paths;
  if (!block.isFirst(&paths.root)) {
    std::string other = aliasPrefix != 0 ? "root" : "alias";
    return Status::error("\"" + statement.name() + "\" directive is duplicate, \"" + other +
                         "\" directive was specified earlier");
  }
  Status status = checkPathVariables(statement);
  if (!status.isOk()) return status;
  std::string path = statement.arg(1);
  if (aliasPrefix == 0 && Slice(path).endsWith("/")) path.erase(path.size() - 1);
  // A path that begins with a variable is used as it is. One that was "/" is absolute.
  bool isComplete = Slice(path).startsWith("$") || Slice(statement.arg(1)).startsWith("/");
  const std::string prefix = isComplete ? std::string() : block.config.prefix;
  paths.isRootSet = true;
  paths.aliasPrefix = aliasPrefix;
  paths.climbs = countClimbs(prefix + path);
  return readBehindPrefix(block, statement, prefix, path);
}

static Status setRoot(Block& block, const Statement& statement) {
  return setPath(block, statement, 0);
}

// A path that goes on after the location's name goes on after the alias too.
static void warnOfSlash(Block& block, const Statement& statement) {
  const std::string& uri = block.location.uri;
  const std::string& path = statement.arg(1);
  bool isWhole = block.location.kind == Location::kExact || block.location.kind == Location::kRegex;
  if (isWhole || Slice(uri).endsWith("/")) return;
  if (!Slice(path).endsWith("/")) return;
  block.warn(statement, "location \"" + uri +
                            "\" does not end with a slash while its alias does: \"" + uri +
                            "../a\" would mean \"" + path + "../a\"");
}

static Status setAlias(Block& block, const Statement& statement) {
  if (block.location.kind == Location::kNamed) {
    return Status::error("the \"alias\" directive cannot be used inside the named location");
  }
  warnOfSlash(block, statement);
  bool isRegex = block.location.kind == Location::kRegex;
  return setPath(
      block, statement,
      isRegex ? static_cast<std::size_t>(PathSettings::kWholeUri) : block.location.uri.size());
}

static Status setIndex(Block& block, const Statement& statement) {
  InheritedList<Template>& index = block.own(block.scope().files.index);
  for (std::size_t i = 1; i <= statement.count(); ++i) {
    const std::string& word = statement.arg(i);
    if (word.empty()) return Status::error("index \"\" in \"index\" directive is invalid");
    if (word[0] == '/' && i != statement.count()) {
      block.warn(statement, "only the last index in \"index\" directive should be absolute");
    }
    Template name;
    Status status = readTemplate(block, statement, word, name);
    if (!status.isOk()) return status;
    index.push_back(name);
  }
  return Status::ok();
}

static Status setAutoindexFormat(Block& block, const Statement& statement) {
  static const Choice kChoices[] = {{"html", kAutoindexHtml},
                                    {"json", kAutoindexJson},
                                    {"jsonp", kAutoindexJsonp},
                                    {"xml", kAutoindexXml}};
  return readChoice(statement, kChoices, block.scope().autoindex.format);
}

static Status setIfModifiedSince(Block& block, const Statement& statement) {
  static const Choice kChoices[] = {
      {"off", kModifiedSinceOff}, {"exact", kModifiedSinceExact}, {"before", kModifiedSinceBefore}};
  return readChoice(statement, kChoices, block.scope().files.ifModifiedSince);
}

static bool readCacheParameter(const Slice& word, FileCacheSettings& cache) {
  off_t seconds;
  int ignored;
  if (word == "off") {
    cache.max = 0;
    return true;
  }
  if (word.startsWith("max=")) return parseNumber(word.from(4), cache.max) && cache.max > 0;
  if (word.startsWith("min_uses=")) return parseNumber(word.from(9), ignored) && ignored > 0;
  if (!word.startsWith("inactive=") || !parseSeconds(word.from(9), seconds)) return false;
  if (seconds > INT_MAX) return false;
  cache.inactive = static_cast<int>(seconds);
  return true;
}

static Status setOpenFileCache(Block& block, const Statement& statement) {
  FileCacheSettings cache;
  cache.max = -1;
  for (std::size_t i = 1; i <= statement.count(); ++i) {
    if (readCacheParameter(statement.arg(i), cache)) continue;
    return Status::error("invalid \"open_file_cache\" parameter \"" + statement.arg(i) + "\"");
  }
  if (cache.max < 0) {
    return Status::error("\"open_file_cache\" must have the \"max\" parameter");
  }
  block.scope().fileCache.max = cache.max;
  block.scope().fileCache.inactive = cache.inactive;
  return Status::ok();
}

static Status setEmptyGif(Block& block, const Statement&) {
  block.location.hasEmptyGif = true;
  return Status::ok();
}

static const Directive kRows[] = {
    {"root", kAnywhere | kLocationIf, 1, 1, setRoot},
    {"alias", kLocation, 1, 1, setAlias},
    {"index", kAnywhere | kRepeats, 1, kMany, setIndex},
    {"empty_gif", kLocation, 0, 0, setEmptyGif},
    {"random_index", kLocation, 1, 1, set<FileSettings, bool, &FileSettings::hasRandomIndex>},
    {"etag", kAnywhere, 1, 1, set<FileSettings, bool, &FileSettings::etag>},
    {"if_modified_since", kAnywhere, 1, 1, setIfModifiedSince},
    {"max_ranges", kAnywhere, 1, 1, set<FileSettings, int, &FileSettings::maxRanges>},
    {"autoindex", kAnywhere, 1, 1, set<AutoindexSettings, bool, &AutoindexSettings::isOn>},
    {"autoindex_exact_size", kAnywhere, 1, 1,
     set<AutoindexSettings, bool, &AutoindexSettings::exactSize>},
    {"autoindex_localtime", kAnywhere, 1, 1,
     set<AutoindexSettings, bool, &AutoindexSettings::localtime>},
    {"autoindex_format", kAnywhere, 1, 1, setAutoindexFormat},
    {"open_file_cache", kAnywhere, 1, 2, setOpenFileCache},
    {"open_file_cache_valid", kAnywhere, 1, 1,
     setTime<FileCacheSettings, &FileCacheSettings::valid>},
};

DirectiveRows fileDirectives() { return DirectiveRows(kRows); }

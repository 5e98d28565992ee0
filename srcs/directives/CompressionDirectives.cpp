#include "directives/CompressionDirectives.hpp"

#include "config/Values.hpp"
#include "deflate/EncoderLevel.hpp"
#include "directives/InertSetters.hpp"
#include "directives/SlotSetters.hpp"

template <CompressedMode CompressionSettings::*Field>
static Status setCompressed(Block& block, const Statement& statement) {
  static const Choice kChoices[] = {
      {"off", kCompressedOff}, {"on", kCompressedOn}, {"always", kCompressedAlways}};
  return readChoice(statement, kChoices, block.scope().compression.*Field);
}

static bool isAmong(const InheritedList<std::string>& types, const std::string& type) {
  if (equalsIgnoreCase(type, "text/html")) return true;
  for (std::size_t i = 0; i < types.size(); ++i)
    if (equalsIgnoreCase(type, types[i])) return true;
  return false;
}

static Status setTypes(Block& block, const Statement& statement) {
  CompressionSettings& settings = block.scope().compression;
  if (block.isFirst(&settings.hasAllTypes)) settings.hasAllTypes = false;
  InheritedList<std::string>& types = block.own(settings.types);
  for (std::size_t i = 1; i <= statement.count(); ++i) {
    const std::string& word = statement.arg(i);
    if (word == "*")
      settings.hasAllTypes = true;
    else if (isAmong(types, word))
      block.warn(statement, "duplicate MIME type \"" + word + "\"");
    else
      types.push_back(word);
  }
  return Status::ok();
}

static Status setLevel(Block& block, const Statement& statement) {
  int& level = block.scope().compression.level;
  Status status = readValue(statement, level);
  if (!status.isOk()) return status;
  if (level >= EncoderLevel::kLowest && level <= EncoderLevel::kHighest) return status;
  return Status::error("value must be between 1 and 9");
}

static Status setHttpVersion(Block& block, const Statement& statement) {
  static const Choice kChoices[] = {{"1.0", 1}, {"1.1", 0}};
  int servesHttp10 = 0;
  Status status = readChoice(statement, kChoices, servesHttp10);
  block.scope().compression.servesHttp10 = servesHttp10 != 0;
  return status;
}

static unsigned proxiedOf(const std::string& word) {
  static const struct {
    const char* name;
    unsigned value;
  } kNames[] = {{"off", CompressionSettings::kProxiedOff},
                {"expired", CompressionSettings::kExpired},
                {"no-cache", CompressionSettings::kNoCache},
                {"no-store", CompressionSettings::kNoStore},
                {"private", CompressionSettings::kPrivate},
                {"no_last_modified", CompressionSettings::kNoLastModified},
                {"no_etag", CompressionSettings::kNoEtag},
                {"auth", CompressionSettings::kAuth},
                {"any", CompressionSettings::kAny}};
  for (std::size_t i = 0; i < sizeof kNames / sizeof *kNames; ++i)
    if (equalsIgnoreCase(word, kNames[i].name)) return kNames[i].value;
  return 0;
}

static Status setProxied(Block& block, const Statement& statement) {
  unsigned& proxied = block.scope().compression.proxied;
  if (block.isFirst(&proxied)) proxied = 0;
  for (std::size_t i = 1; i <= statement.count(); ++i) {
    const unsigned value = proxiedOf(statement.arg(i));
    if (value == 0) return Status::error("invalid value \"" + statement.arg(i) + "\"");
    if (proxied & value) block.warn(statement, "duplicate value \"" + statement.arg(i) + "\"");
    proxied |= value;
  }
  return Status::ok();
}

// "degradation" is for a part of nginx that nobody builds.
static Status setDisable(Block& block, const Statement& statement) {
  CompressionSettings& settings = block.scope().compression;
  for (std::size_t i = 1; i <= statement.count(); ++i) {
    const std::string& word = statement.arg(i);
    if (word == "degradation") continue;
    if (word == "msie6") {
      settings.isOffForMsie6 = true;
      continue;
    }
    const Pattern* pattern = 0;
    Status status = block.config.addPattern(word, true, pattern);
    if (!status.isOk()) return status;
    block.own(settings.disabled).push_back(pattern);
  }
  return Status::ok();
}

static Status checkBuffers(Block& block, const Statement& statement) {
  int count;
  off_t size;
  bool isValid = parseNumber(statement.arg(1), count) && count > 0 &&
                 parseSize(statement.arg(2), size) && size > 0;
  return isValid ? noteInert(block, statement)
                 : Status::error("\"gzip_buffers\" directive invalid value");
}

static const Directive kRows[] = {
    {"gzip", kAnywhere | kLocationIf, 1, 1,
     set<CompressionSettings, bool, &CompressionSettings::isOn>},
    {"gzip_types", kAnywhere | kRepeats, 1, kMany, setTypes},
    {"gzip_min_length", kAnywhere, 1, 1,
     set<CompressionSettings, off_t, &CompressionSettings::minLength>},
    {"gzip_comp_level", kAnywhere, 1, 1, setLevel},
    {"gzip_vary", kAnywhere, 1, 1, set<CompressionSettings, bool, &CompressionSettings::varies>},
    {"gzip_http_version", kAnywhere, 1, 1, setHttpVersion},
    {"gzip_proxied", kAnywhere | kRepeats, 1, kMany, setProxied},
    {"gzip_disable", kAnywhere | kRepeats, 1, kMany, setDisable},
    {"gzip_buffers", kAnywhere, 2, 2, checkBuffers},
    {"gzip_window", kAnywhere, 1, 1, noteInertSize},
    {"gzip_hash", kAnywhere, 1, 1, noteInertSize},
    {"postpone_gzipping", kAnywhere, 1, 1, noteInertSize},
    {"gzip_no_buffer", kAnywhere, 1, 1, noteInertFlag},
    {"gzip_static", kAnywhere, 1, 1, setCompressed<&CompressionSettings::gzipStatic>},
    {"brotli_static", kAnywhere, 1, 1, setCompressed<&CompressionSettings::brotliStatic>},
};

DirectiveRows compressionDirectives() { return DirectiveRows(kRows); }

#include "directives/ConfigLoader.hpp"

#include "config/Builder.hpp"
#include "config/Checker.hpp"
#include "config/Parser.hpp"
#include "config/Paths.hpp"
#include "config/ServerCheck.hpp"
#include "config/VariableTargets.hpp"
#include "directives/AllDirectives.hpp"
#include "directives/CharsetDirectives.hpp"
#include "directives/RefererDirectives.hpp"

static const char kCombined[] =
    "$remote_addr - $remote_user [$time_local] \"$request\" $status $body_bytes_sent "
    "\"$http_referer\" \"$http_user_agent\"";

static ErrorLogRule defaultErrorLog(const ConfigOptions& options, const std::string& prefix) {
  ErrorLogRule rule;
  bool isStderr = options.errorLog.empty() || options.errorLog == "stderr";
  rule.path = isStderr ? "stderr" : resolvePath(prefix, options.errorLog);
  return rule;
}

// Adds the defaults that depend on the prefix or that the Config owns.
static void setDefaults(const ConfigOptions& options, Config& config, Scope& scope) {
  scope.paths.root = Template::literal(config.prefix + "html");
  scope.files.index.push_back(Template::literal("index.html"));
  scope.logs.error.push_back(defaultErrorLog(options, config.prefix));

  MimeTypes& types = addNew(config.typeTables);
  MimeTypes::fillBuiltIn(types);
  scope.response.types = &types;
  scope.response.charset.maps = &config.charsetMaps;

  Template::compile(kCombined, config.logFormats["combined"].line);
}

// With -p as it was given, so that messages name the file as the user knows it.
static std::string fileName(const ConfigOptions& options) {
  if (options.prefix.empty() || !options.text.empty()) return options.file;
  bool hasSlash = options.prefix[options.prefix.size() - 1] == '/';
  return resolvePath(options.prefix + (hasSlash ? "" : "/"), options.file);
}

static std::string absolutePrefix(const std::string& given) {
  std::string path = given;
  if (!path.empty() && path[path.size() - 1] != '/') path += '/';
  return path.empty() || path[0] != '/' ? currentDirectory() + path : path;
}

// As in nginx, a file needs no server but more than nothing: an "http" or at least an "events"
// block.
static Status acceptNoServer(const std::string& file, const Statement& root, Config& config) {
  const std::string fault = file + ": no \"server\" is configured";
  for (std::size_t i = 0; i < root.children.size(); ++i) {
    const std::string& name = root.children[i]->name();
    if (name != "http" && name != "events") continue;
    config.warnings.push_back(fault + ", nothing listens");
    return Status::ok();
  }
  return Status::error(fault);
}

// Applies the statements that have no fault, and returns all faults. What the builder says after
// other faults may be a consequence of them, so it is left out.
static Status build(const Statement& root, bool isParsed, Config& config, VirtualServer& model) {
  const DirectiveTable table = allDirectives();
  const Checker checker(table, root);
  FaultList faults;
  checker.check(faults);
  bool isSound = faults.empty();
  if (!isParsed || faults.isFull()) return faults.status(root);
  Status built = Builder(table, config, model, faults).build(root, checker.topContext());
  if (faults.empty()) return built;
  std::string text = faults.status(root).message();
  return Status::error(isSound && !built.isOk() ? text + "\n" + built.message() : text);
}

Status loadConfig(const ConfigOptions& options, Config& config) {
  config.prefix = absolutePrefix(options.prefix);
  config.directory = absolutePrefix(directoryOf(fileName(options)));
  Statement root;
  Parser parser(config.sources);
  Status parsed = parser.parseCommandLine(options.directives, root);
  if (parsed.isOk() && !options.text.empty())
    parsed = parser.parseText(options.file, options.text, root);
  else if (parsed.isOk())
    parsed = parser.parseFile(fileName(options), root);
  VirtualServer model;
  setDefaults(options, config, model.level.scope);
  // A wrong directive stands before what could not be parsed, and may be the reason for it.
  Status status = build(root, parsed.isOk(), config, model);
  if (status.isOk()) status = parsed;
  if (status.isOk()) status = config.upstreams.resolve();
  if (!status.isOk()) return status;
  resolveVariableTargets(config);
  if (config.servers.empty()) return acceptNoServer(fileName(options), root, config);
  status = checkCharsets(config);
  if (status.isOk()) status = checkReferers(config);
  return status.isOk() ? checkServers(config) : status;
}

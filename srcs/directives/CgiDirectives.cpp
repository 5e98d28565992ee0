#include "directives/CgiDirectives.hpp"

#include "config/Paths.hpp"
#include "config/Values.hpp"
#include "directives/SlotSetters.hpp"
#include "http/Method.hpp"

// Reads "methods=GET,POST". As in limit_except, GET includes HEAD.
static Status readMethods(const std::string& word, unsigned& methods) {
  if (parseMethodList(Slice(word).from(8), methods)) {
    if (methods & kGet) methods |= kHead;
    return Status::ok();
  }
  return Status::error("invalid methods \"" + word + "\", they look like \"methods=GET,POST\"");
}

// Reads a word after the extension. The first of them may be an interpreter.
static Status readCgiWord(Block& block, const Slice& word, bool isFirst, CgiRule& rule) {
  if (isFirst && !word.empty() && word.find('=') == Slice::npos) {
    rule.interpreter = resolvePath(block.config.prefix, word.str());
    return Status::ok();
  }
  if (word.startsWith("methods=")) return readMethods(word.str(), rule.methods);
  bool isCheckFile = word.startsWith("check_file=") && parseFlag(word.from(11), rule.checkFile);
  return isCheckFile ? Status::ok() : invalidParameter(word.str());
}

// Gives the block a list of its own that stays empty: scripts become files here.
static Status turnCgiOff(Block& block) {
  InheritedList<CgiRule>& rules = block.scope().cgi.rules;
  if (!block.isFirst(&rules)) return Status::error("\"cgi off\" excludes others in its block");
  rules.clear();
  return Status::ok();
}

static Status addCgi(Block& block, const CgiRule& rule) {
  block.config.startsScripts = true;
  InheritedList<CgiRule>& rules = block.scope().cgi.rules;
  if (block.isFirst(&rules))
    rules.clear();
  else if (rules.empty())
    return Status::error("\"cgi off\" excludes others in its block");
  rules.push_back(rule);
  return Status::ok();
}

static Status setCgi(Block& block, const Statement& statement) {
  if (statement.count() == 1 && statement.arg(1) == "off") return turnCgiOff(block);
  CgiRule rule;
  rule.extension = statement.arg(1);
  if (rule.extension.size() < 2 || rule.extension[0] != '.' ||
      rule.extension.find('/') != std::string::npos) {
    return invalidParameter(rule.extension, ", it must be an extension such as \".py\"");
  }
  for (std::size_t i = 2; i <= statement.count(); ++i) {
    Status status = readCgiWord(block, statement.arg(i), i == 2, rule);
    if (!status.isOk()) return status;
  }
  return addCgi(block, rule);
}

static Status setCgiPass(Block& block, const Statement& statement) {
  Location& location = block.location;
  if (statement.arg(1).empty()) {
    return Status::error("\"cgi_pass\" directive needs the path of a script");
  }
  block.config.startsScripts = true;
  location.cgiPass = resolvePath(block.config.prefix, statement.arg(1));
  if (statement.count() == 1) return Status::ok();
  if (!Slice(statement.arg(2)).startsWith("methods=")) return invalidParameter(statement.arg(2));
  return readMethods(statement.arg(2), location.cgiPassMethods);
}

static Status setCgiParam(Block& block, const Statement& statement) {
  CgiParam param;
  param.name = statement.arg(1);
  if (param.name.empty() || param.name.find('=') != std::string::npos) {
    return Status::error("invalid variable name \"" + param.name + "\"");
  }
  Status status = readTemplate(block, statement, statement.arg(2), param.value);
  if (status.isOk()) block.own(block.scope().cgi.params).push_back(param);
  return status;
}

static Status setCgiMaxProcesses(Block& block, const Statement& statement) {
  return readCount(statement, block.config.cgiMaxProcesses);
}

static const Directive kRows[] = {
    {"cgi", kAnywhere | kRepeats, 1, 4, setCgi},
    {"cgi_pass", kLocation | kLocationIf, 1, 2, setCgiPass},
    {"cgi_param", kAnywhere | kRepeats, 2, 2, setCgiParam},
    {"cgi_timeout", kAnywhere, 1, 1, setTime<CgiSettings, &CgiSettings::timeout>},
    {"cgi_max_processes", kHttp, 1, 1, setCgiMaxProcesses},
};

DirectiveRows cgiDirectives() { return DirectiveRows(kRows); }

// root, alias, index, try_files, error_page, return, internal.
#include "base/Numbers.hpp"
#include "config/Paths.hpp"
#include "config/Setters.hpp"
#include "config/Values.hpp"

static bool names(const std::string& word, const std::string& variable) {
  return word.find("$" + variable) != std::string::npos ||
         word.find("${" + variable + "}") != std::string::npos;
}

static Complaint checkPathVariables(const Statement& statement) {
  const char* const kForbidden[] = {"document_root", "realpath_root"};
  for (int i = 0; i < 2; ++i) {
    if (!names(statement.arg(1), kForbidden[i])) continue;
    return std::string("the $") + kForbidden[i] + " variable cannot be used in the \"" +
           statement.name() + "\" directive";
  }
  return Complaint();
}

static Complaint setRootOrAlias(Block& block, const Statement& statement, std::size_t prefix) {
  Scope& scope = block.scope();
  if (!block.isFirst(&scope.paths.root)) {
    return "\"" + statement.name() + "\" directive is duplicate, \"" +
           (prefix != 0 ? "root" : "alias") + "\" directive was specified earlier";
  }
  Complaint complaint = checkPathVariables(statement);
  if (!complaint.empty()) return complaint;
  std::string path = statement.arg(1);
  if (prefix == 0 && Slice(path).endsWith("/")) path.erase(path.size() - 1);
  // A path that begins with a variable is the variable's business; one that was "/" is absolute.
  bool isComplete = Slice(path).startsWith("$") || Slice(statement.arg(1)).startsWith("/");
  if (!isComplete) path = block.config.prefix + path;
  scope.paths.aliasPrefix = prefix;
  return readTemplate(statement, path, scope.paths.root);
}

Complaint setRoot(Block& block, const Statement& statement) {
  return setRootOrAlias(block, statement, 0);
}

Complaint setAlias(Block& block, const Statement& statement) {
  if (block.location.kind == Location::kNamed) {
    return "the \"alias\" directive cannot be used inside the named location";
  }
  return setRootOrAlias(block, statement, block.location.uri.size());
}

Complaint setIndex(Block& block, const Statement& statement) {
  std::vector<Template>& index = block.own(block.scope().files.index);
  for (std::size_t i = 1; i <= statement.count(); ++i) {
    const std::string& word = statement.arg(i);
    if (word.empty()) return "index \"\" in \"index\" directive is invalid";
    if (word[0] == '/' && i != statement.count()) {
      block.warn(statement, "only the last index in \"index\" directive should be absolute");
    }
    Template name;
    Complaint complaint = readTemplate(statement, word, name);
    if (!complaint.empty()) return complaint;
    index.push_back(name);
  }
  return Complaint();
}

Complaint setTryFiles(Block& block, const Statement& statement) {
  TryFilesRule& tryFiles = block.location.tryFiles;
  for (std::size_t i = 1; i < statement.count(); ++i) {
    Template file;
    Complaint complaint = readTemplate(statement, statement.arg(i), file);
    if (!complaint.empty()) return complaint;
    tryFiles.files.push_back(file);
  }
  const std::string& last = statement.arg(statement.count());
  if (!Slice(last).startsWith("=")) return readTemplate(statement, last, tryFiles.fallback);
  if (parseNumber(Slice(last).from(1), tryFiles.status) && tryFiles.status >= 200 &&
      tryFiles.status <= 999) {
    return Complaint();
  }
  return "invalid code \"" + last + "\"";
}

// Reads "=", "=200" or nothing; `uses` tells how many words that and the URI take.
static Complaint readReplacement(const Statement& statement, int& status, std::size_t& uses) {
  const std::string& word = statement.arg(statement.count() - 1);
  status = ErrorPage::kKeepStatus;
  uses = 1;
  if (!Slice(word).startsWith("=")) return Complaint();
  status = ErrorPage::kStatusOfTarget;
  uses = 2;
  bool isNumber = word.size() == 1 || parseNumber(Slice(word).from(1), status);
  if (statement.count() > 2 && isNumber && status <= 999) return Complaint();
  return "invalid value \"" + word + "\"";
}

static Complaint readErrorCode(const std::string& word, int& code) {
  if (!parseNumber(word, code) || code == 499) return "invalid value \"" + word + "\"";
  if (code >= 300 && code <= 599) return Complaint();
  return "value \"" + word + "\" must be between 300 and 599";
}

Complaint setErrorPage(Block& block, const Statement& statement) {
  ErrorPage page;
  std::size_t uses;
  Complaint complaint = readReplacement(statement, page.status, uses);
  for (std::size_t i = 1; complaint.empty() && i <= statement.count() - uses; ++i) {
    int code = 0;
    complaint = readErrorCode(statement.arg(i), code);
    page.codes.push_back(code);
  }
  if (complaint.empty()) {
    complaint = readTemplate(statement, statement.arg(statement.count()), page.uri);
  }
  if (complaint.empty()) block.own(block.scope().errors.pages).push_back(page);
  return complaint;
}

static bool isUrl(const Slice& text) {
  return text.startsWith("http://") || text.startsWith("https://") || text.startsWith("$scheme");
}

Complaint setReturn(Block& block, const Statement& statement) {
  ReturnRule result;
  bool isCode = parseNumber(statement.arg(1), result.status);
  bool isLoneUrl = !isCode && statement.count() == 1 && isUrl(statement.arg(1));
  if (isLoneUrl) result.status = 302;
  if (!isLoneUrl && (!isCode || result.status < 200 || result.status > 999)) {
    return "invalid return code \"" + statement.arg(1) + "\"";
  }
  if (isLoneUrl || statement.count() == 2) {
    Complaint complaint = readTemplate(statement, statement.arg(statement.count()), result.text);
    if (!complaint.empty()) return complaint;
  }
  if (block.location.redirect.status != 0) {
    block.warn(statement, "this \"return\" is never reached, the one above it answers");
  } else {
    block.location.redirect = result;
  }
  return Complaint();
}

Complaint setInternal(Block& block, const Statement&) {
  block.location.isInternal = true;
  return Complaint();
}

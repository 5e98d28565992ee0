#include "directives/RedirectDirectives.hpp"

#include "config/Values.hpp"
#include "directives/SlotSetters.hpp"

static Status setTryFiles(Block& block, const Statement& statement) {
  TryFilesRule& tryFiles = block.location.tryFiles;
  for (std::size_t i = 1; i < statement.count(); ++i) {
    Template file;
    Status status = readTemplate(block, statement, statement.arg(i), file);
    if (!status.isOk()) return status;
    tryFiles.files.push_back(file);
  }
  const std::string& last = statement.arg(statement.count());
  if (!Slice(last).startsWith("=")) return readTemplate(block, statement, last, tryFiles.fallback);
  if (parseNumber(Slice(last).from(1), tryFiles.status) && tryFiles.status >= 200 &&
      tryFiles.status <= 999) {
    return Status::ok();
  }
  return Status::error("invalid code \"" + last + "\"");
}

// Reads the word before the URI if it is "=" or "=200". `uses` becomes the number of words that
// follow the codes.
static Status readReplacement(const Statement& statement, int& status, std::size_t& uses) {
  const std::string& word = statement.arg(statement.count() - 1);
  status = ErrorPage::kKeepStatus;
  uses = 1;
  if (!Slice(word).startsWith("=")) return Status::ok();
  status = ErrorPage::kStatusOfTarget;
  uses = 2;
  bool isNumber = word.size() == 1 || parseNumber(Slice(word).from(1), status);
  if (statement.count() > 2 && isNumber && status <= 999) return Status::ok();
  return Status::error("invalid value \"" + word + "\"");
}

static Status readErrorCode(const std::string& word, int& code) {
  if (!parseNumber(word, code) || code == 499) {
    return Status::error("invalid value \"" + word + "\"");
  }
  if (code >= 300 && code <= 599) return Status::ok();
  return Status::error("value \"" + word + "\" must be between 300 and 599");
}

static Status setErrorPage(Block& block, const Statement& statement) {
  ErrorPage page;
  std::size_t uses;
  Status status = readReplacement(statement, page.status, uses);
  for (std::size_t i = 1; status.isOk() && i <= statement.count() - uses; ++i) {
    int code = 0;
    status = readErrorCode(statement.arg(i), code);
    page.codes.push_back(code);
  }
  if (status.isOk())
    status = readTemplate(block, statement, statement.arg(statement.count()), page.uri);
  if (status.isOk()) block.own(block.scope().errors.pages).push_back(page);
  return status;
}

static const Directive kRows[] = {
    {"try_files", kServer | kLocation, 2, kMany, setTryFiles},
    {"error_page", kAnywhere | kLocationIf | kRepeats, 2, kMany, setErrorPage},
    {"recursive_error_pages", kAnywhere, 1, 1,
     set<ErrorPageSettings, bool, &ErrorPageSettings::isRecursive>},
    {"absolute_redirect", kAnywhere, 1, 1,
     set<RedirectSettings, bool, &RedirectSettings::isAbsolute>},
    {"port_in_redirect", kAnywhere, 1, 1, set<RedirectSettings, bool, &RedirectSettings::hasPort>},
    {"server_name_in_redirect", kAnywhere, 1, 1,
     set<RedirectSettings, bool, &RedirectSettings::hasServerName>},
};

DirectiveRows redirectDirectives() { return DirectiveRows(kRows); }

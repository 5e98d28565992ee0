// Programs and bodies kept: cgi, cgi_pass, cgi_param, upload_store, dav_methods, session_cookie.
#include "config/Paths.hpp"
#include "config/Setters.hpp"
#include "config/Values.hpp"
#include "http/CharClass.hpp"
#include "http/Method.hpp"

// As in limit_except, GET brings HEAD.
static Complaint readMethods(const std::string& word, unsigned& methods) {
  if (parseMethodList(Slice(word).from(8), methods)) {
    if (methods & kGet) methods |= kHead;
    return Complaint();
  }
  return "invalid methods \"" + word + "\", they look like \"methods=GET,POST\"";
}

Complaint setCgi(Block& block, const Statement& statement) {
  CgiRule rule;
  rule.extension = statement.arg(1);
  rule.methods = 0;
  rule.checkFile = true;
  if (rule.extension.size() < 2 || rule.extension[0] != '.' ||
      rule.extension.find('/') != std::string::npos) {
    return invalidParameter(rule.extension) + ", it must be an extension such as \".py\"";
  }
  for (std::size_t i = 2; i <= statement.count(); ++i) {
    Slice word = statement.arg(i);
    bool isFile = i == 2 && !word.empty() && word.find('=') == Slice::npos;
    Complaint complaint;
    if (isFile) {
      rule.interpreter = resolvePath(block.config.prefix, word.str());
    } else if (word.startsWith("methods=")) {
      complaint = readMethods(word.str(), rule.methods);
    } else if (!word.startsWith("check_file=") || !parseFlag(word.from(11), rule.checkFile)) {
      complaint = invalidParameter(word.str());
    }
    if (!complaint.empty()) return complaint;
  }
  block.own(block.scope().cgi.rules).push_back(rule);
  return Complaint();
}

Complaint setCgiPass(Block& block, const Statement& statement) {
  Location& location = block.location;
  if (statement.arg(1).empty()) return "\"cgi_pass\" directive needs the path of a program";
  location.cgiPass = resolvePath(block.config.prefix, statement.arg(1));
  if (statement.count() == 1) return Complaint();
  if (!Slice(statement.arg(2)).startsWith("methods=")) return invalidParameter(statement.arg(2));
  return readMethods(statement.arg(2), location.cgiPassMethods);
}

Complaint setCgiParam(Block& block, const Statement& statement) {
  CgiParam param;
  param.name = statement.arg(1);
  if (param.name.empty() || param.name.find('=') != std::string::npos) {
    return "invalid variable name \"" + param.name + "\"";
  }
  Complaint complaint = readTemplate(statement, statement.arg(2), param.value);
  if (complaint.empty()) block.own(block.scope().cgi.params).push_back(param);
  return complaint;
}

Complaint setCgiMaxProcesses(Block& block, const Statement& statement) {
  return readCount(statement, block.config.cgiMaxProcesses);
}

// nginx would make the directory, and its levels of subdirectories.
Complaint setBodyTempPath(Block& block, const Statement& statement) {
  std::string path = resolvePath(block.config.prefix, statement.arg(1));
  if (isDirectory(path))
    block.scope().body.tempPath = path;
  else
    block.note(statement, "\"" + path + "\" is no directory, bodies go to \"" +
                              block.scope().body.tempPath + "\"");
  return Complaint();
}

Complaint setUploadStore(Block& block, const Statement& statement) {
  std::string& store = block.scope().uploads.store;
  if (statement.arg(1) == "off") {
    store.clear();
    return Complaint();
  }
  store = resolvePath(block.config.prefix, statement.arg(1));
  if (isDirectory(store)) return Complaint();
  return "\"upload_store\" needs a directory, and \"" + store + "\" is none";
}

Complaint setDavMethods(Block& block, const Statement& statement) {
  unsigned methods = 0;
  for (std::size_t i = 1; i <= statement.count(); ++i) {
    const std::string& word = statement.arg(i);
    unsigned method = 0;
    bool isKnown = parseMethodName(word, method) && (method & (kPut | kDelete)) != 0;
    if (word == "MKCOL" || word == "COPY" || word == "MOVE")
      return notSupported(statement, word) + ", only PUT and DELETE are";
    if (!isKnown && word != "off") return invalidValue(statement, word);
    if (isKnown) methods |= method;
  }
  unsigned& all = block.scope().uploads.davMethods;
  all = methods | (block.isFirst(&all) ? 0 : all);
  return Complaint();
}

Complaint setFullPutPath(Block&, const Statement& statement) {
  bool isOn = false;
  Complaint complaint = readValue(statement, isOn);
  if (!complaint.empty() || !isOn) return complaint;
  return notSupported(statement, "on") + ": this server makes no directories";
}

Complaint setSessionTimeout(Block& block, const Statement& statement) {
  int& seconds = block.scope().sessions.timeout;
  Complaint complaint = readTime(statement, seconds);
  if (complaint.empty() && seconds == 0) return invalidValue(statement, statement.arg(1));
  return complaint;
}

Complaint setSessionCookie(Block& block, const Statement& statement) {
  const std::string& name = statement.arg(1);
  if (!isToken(name)) return "invalid cookie name \"" + name + "\"";
  block.scope().sessions.cookie = name == "off" ? "" : name;
  return Complaint();
}

#include "handlers/Exchange.hpp"

#include "base/Numbers.hpp"
#include "handlers/Pending.hpp"
#include "handlers/Variables.hpp"

Exchange::Exchange() { clear(); }

Exchange::~Exchange() { abandon(); }

void Exchange::abandon() {
  sink.reset();
  if (pending.get()) response.dropBody();
  pending.reset();
  isPending = false;
}

void Exchange::clear() {
  abandon();
  client = 0;
  group = 0;
  clock = 0;
  waiter = 0;
  begun = 0;
  parser.reset();
  request.clear();
  decoder.reset();
  route = 0;
  location = 0;
  method = kUnknownMethod;
  path.clear();
  args.clear();
  named.clear();
  reroutes = 0;
  errorStatus = 0;
  isErrorPage = hadLastErrorPage = keepsAlive = isBodyGone = false;
  response.clear();
  reason = 0;
  bytesSent = bodyBytesSent = requestBytes = 0;
}

void Exchange::appendRoot(std::string& out) const {
  std::size_t begin = out.size();
  expand(scope().root, *this, out);
  bool isAbsolute = out.size() > begin && out[begin] == '/';
  if (!isAbsolute) out.insert(begin, server().prefix);
}

void Exchange::appendFileName(const Slice& uri, std::string& name) const {
  appendRoot(name);
  uri.from(scope().aliasPrefix).appendTo(name);
}

const std::string& Exchange::fileName() {
  fileName_.clear();
  appendFileName(path, fileName_);
  return fileName_;
}

void Exchange::reroute(const Slice& uri) {
  if (uri.startsWith("@")) {
    named = uri.str();
    return;
  }
  std::size_t mark = uri.find('?');
  Slice newPath = uri.sub(0, mark);
  Slice newArgs = mark == Slice::npos ? Slice() : uri.from(mark + 1);
  if (newPath.empty()) newPath = "/";
  path.assign(newPath.data(), newPath.size());
  args.assign(newArgs.data(), newArgs.size());
}

bool Exchange::logs(LogLevel level) const {
  const std::vector<ErrorLogRule>& rules = scope().errorLogs;
  for (std::size_t i = 0; i < rules.size(); ++i)
    if (rules[i].sink && level <= rules[i].level) return true;
  return false;
}

static void appendNamed(std::string& line, const char* label, const Slice& value) {
  line += label;
  line += '"';
  value.appendTo(line);
  line += '"';
}

void Exchange::log(LogLevel level, const std::string& what) const {
  if (!logs(level)) return;
  std::string line = "*" + decimal(static_cast<off_t>(client->serial)) + " " + what;
  line += ", client: " + client->peer.host();
  line += ", server: ";
  server().mainName().appendTo(line);
  if (!request.line.empty()) appendNamed(line, ", request: ", request.line);
  if (request.has(Request::kHost)) appendNamed(line, ", host: ", request.value(Request::kHost));
  const std::vector<ErrorLogRule>& rules = scope().errorLogs;
  for (std::size_t i = 0; i < rules.size(); ++i)
    if (rules[i].sink) Log(*rules[i].sink, rules[i].level, client->pid).write(level, line);
}

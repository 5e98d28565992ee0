#include "exchange/Exchange.hpp"

#include "base/Numbers.hpp"
#include "exchange/Pending.hpp"

Exchange::Exchange() { clear(); }

Exchange::~Exchange() { abandon(); }

void Exchange::abandon() {
  sink.reset();
  if (pending.get()) response.dropBody();
  pending.reset();
  pendingState = kNothingPending;
}

void Exchange::discardResponseBody() {
  if (pending.get())
    pending->discardBody();
  else
    response.dropBody();
}

void Exchange::clear() {
  abandon();
  client = 0;
  group = 0;
  clock = 0;
  random = 0;
  counters = 0;
  if (hasRealPeer()) realPeer = Address();
  waiter = 0;
  begun = 0;
  parser.reset();
  request.clear();
  if (decoder.get()) decoder->reset();
  parent = 0;
  route = 0;
  location = 0;
  method = kUnknownMethod;
  path.clear();
  args.clear();
  nextHandler = 0;
  named.clear();
  uriChanges = 0;
  errorStatus = replacedStatus = 0;
  limitRate = -1;
  isRewritten = leavesLocationName = false;
  isInternal = addsPathToAlias = isErrorPage = hadLastErrorPage = keepsAlive = isBodyGone = false;
  isPipelined = isComplete = isBodyStreamed = isUserVerified = false;
  id.clear();
  requestLimit = connectionLimit = kNotLimited;
  heldConnections.release();
  access.clear();
  response.clear();
  sentFraming = SentFraming();
  errorMessage = "";
  upstreams.clear();
  file.reset();
  gzip = GzipSizes();
  collected.reset();
  bytesSent = bodyBytesSent = requestBytes = 0;
}

void Exchange::redirectInternally(const Slice& uri) {
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
  const std::vector<ErrorLogRule>& rules = scope().logs.error;
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

void Exchange::log(LogLevel level, const std::string& what, const std::string& upstream) const {
  if (!logs(level)) return;
  std::string line = "*" + decimal(static_cast<off_t>(client->serial)) + " " + what;
  line += ", client: " + peer().host();
  line += ", server: ";
  server().mainName().appendTo(line);
  if (!request.line.empty()) appendNamed(line, ", request: ", request.line);
  if (isSubrequest()) appendNamed(line, ", subrequest: ", path);
  if (!upstream.empty()) appendNamed(line, ", upstream: ", upstream);
  if (request.has(Request::kHost)) appendNamed(line, ", host: ", request.value(Request::kHost));
  const Request::Field* referrer = request.find("Referer");
  if (referrer) appendNamed(line, ", referrer: ", referrer->value);
  const std::vector<ErrorLogRule>& rules = scope().logs.error;
  for (std::size_t i = 0; i < rules.size(); ++i)
    if (rules[i].sink) Log(*rules[i].sink, rules[i].level, client->pid).write(level, line);
}

#include "upstreams/UpstreamResponse.hpp"

#include <algorithm>

#include "base/Numbers.hpp"
#include "exchange/Clock.hpp"
#include "exchange/Services.hpp"
#include "gateway/AccelFields.hpp"
#include "http/UriPath.hpp"
#include "net/NumericAddress.hpp"
#include "processes/Children.hpp"
#include "upstreams/ForcedRange.hpp"
#include "upstreams/UpstreamFields.hpp"
#include "variables/Variables.hpp"

static const std::size_t kStreamWindow = 64 * 1024;

namespace {

// Collects a request body for an upstream server.
class CollectedBody : public BodySink {
 public:
  CollectedBody(UpstreamResponse& response, RequestBody& body) : response_(response), body_(body) {}

  virtual std::size_t push(const Slice& bytes) {
    if (body_.push(bytes)) return bytes.size();
    error_ = HttpError(507, "the disk did not take the request body");
    return 0;
  }
  virtual HttpError error() const { return error_; }
  virtual void finish(Response&) { response_.bodyCollected(body_.finish()); }

 private:
  UpstreamResponse& response_;
  RequestBody& body_;
  HttpError error_;
};

// Hands a request body on while it comes. What comes after the end of the transfer is dropped.
class StreamedBody : public BodySink {
 public:
  StreamedBody(UpstreamTransfer& transfer, RequestBody& body) : transfer_(transfer), body_(body) {}

  virtual std::size_t push(const Slice& bytes) {
    if (transfer_.isOver()) return bytes.size();
    Slice taken = bytes.sub(0, body_.room());
    if (taken.empty()) return 0;
    body_.push(taken);
    transfer_.bodyMoved();
    return taken.size();
  }
  virtual HttpError error() const { return HttpError(); }
  virtual void finish(Response&) {
    body_.finish();
    transfer_.bodyMoved();
  }

 private:
  UpstreamTransfer& transfer_;
  RequestBody& body_;
};

// What the client sends through a tunnel.
class TunnelInput : public BodySink {
 public:
  explicit TunnelInput(UpstreamTransfer& transfer) : transfer_(transfer) {}

  virtual std::size_t push(const Slice& bytes) { return transfer_.passOn(bytes); }
  virtual HttpError error() const { return HttpError(); }
  virtual void finish(Response&) { transfer_.endTunnel(); }

 private:
  UpstreamTransfer& transfer_;
};

}  // namespace

UpstreamResponse::UpstreamResponse(Services& services, PartNames& names, Exchange& x,
                                   const UpstreamSettings& settings)
    : exchange_(x),
      names_(names),
      settings_(settings),
      transfer_(UpstreamTransfer::Means(services.children.loop(), services.children.pool(), names,
                                        *x.waiter, *this, services.counters),
                settings, x.client->pid),
      phase_(kUpstreamConnecting) {}

// LOCK and PATCH are among the methods that this server does not know.
static bool isIdempotent(Method method) { return method != kPost && method != kUnknownMethod; }

// Refuses a request whose body went to an upstream that has failed. The client learns of that
// failure: a response to the request without its body would be taken for a success.
static int refuseWithoutBody(const Exchange& x) {
  x.log(kLogError,
        "the request body went to another upstream while it came, so that it cannot be sent again");
  return x.replacedStatus >= 400 ? x.replacedStatus : 502;
}

int UpstreamResponse::send(UpstreamGroup& group, const std::string& key) {
  Exchange& x = exchange_;
  x.upstreams.begin();
  transfer_.setGroup(group);
  transfer_.setKey(key);
  bindLocal();
  transfer_.setIdempotent(isIdempotent(x.method));
  bool hasBody = x.method == x.request.method && x.request.hasBody();
  if (settings_.hasBody) {
    std::string text;
    expand(settings_.body, x, text);
    own_.setText(text);
    start(own_.size());
  } else if (!hasBody || !settings_.passesBody) {
    bool isEmpty = x.method == x.request.method && x.request.contentLength == 0;
    start(isEmpty ? 0 : kNoBody);
  } else if (x.collected.get()) {
    start(x.collected->size());
  } else if (x.isBodyStreamed) {
    return refuseWithoutBody(x);
  } else if (x.isBodyGone) {
    start(kNoBody);
  } else if (settings_.collectsRequest || (x.request.isChunked && !takesChunks())) {
    collect();
  } else {
    stream();
  }
  return 0;
}

// As in nginx, a value that is no address is logged, and the system chooses.
void UpstreamResponse::bindLocal() {
  if (settings_.local.empty()) return;
  std::string text;
  expand(settings_.local, exchange_, text);
  Address local;
  if (parseNumericAddress(text, local)) return transfer_.setLocal(local);
  if (!text.empty()) exchange_.log(kLogError, "invalid local address \"" + text + "\"");
}

void UpstreamResponse::collect() {
  Exchange& x = exchange_;
  x.collected.reset(new RequestBody);
  x.collected->begin(x.scope().body.bufferSize, x.scope().body.tempPath, names_, x.client->pid);
  x.sink.reset(new CollectedBody(*this, *x.collected));
}

void UpstreamResponse::stream() {
  const Request& request = exchange_.request;
  exchange_.isBodyStreamed = true;
  own_.beginStream(kStreamWindow);
  exchange_.sink.reset(new StreamedBody(transfer_, own_));
  start(request.isChunked ? off_t(kUnknownSize) : request.contentLength);
}

void UpstreamResponse::bodyCollected(bool isKept) {
  if (isKept) return start(exchange_.collected->size());
  transfer_.fail(PeerFailure::kUnkeptBody);
}

void UpstreamResponse::start(off_t bodySize) {
  bool isCollected = bodySize >= 0 && exchange_.collected.get() != 0 && !settings_.hasBody;
  transfer_.setProtocol(makeProtocol(bodySize));
  transfer_.start(isCollected ? *exchange_.collected : own_);
}

bool UpstreamResponse::wantsBody() const {
  return transfer_.state() == UpstreamTransfer::kCollecting ||
         (exchange_.sink.get() != 0 && !transfer_.isOver());
}

// No time is read unless a log shows it.
long UpstreamResponse::now() const {
  return exchange_.begun != 0 ? exchange_.clock->hundredths() : 0;
}

Handler::Result UpstreamResponse::ask(Exchange&) {
  switch (transfer_.state()) {
    case UpstreamTransfer::kCollecting:
    case UpstreamTransfer::kAsking:
      return Handler::kPending;
    case UpstreamTransfer::kFailed:
      exchange_.response.setStatus(transfer_.status());
      return Handler::kResponded;
    default:
      return respond();
  }
}

// Another server is asked before any byte of this response counts.
Handler::Result UpstreamResponse::respond() {
  if (transfer_.triesAnother()) return ask(exchange_);
  const UpstreamHead& head = transfer_.head();
  obeyAccelFields(head, settings_, exchange_);
  const std::string* target = findAccelField(head, settings_, kAccelRedirect);
  if (target) return redirect(*target);
  Response& response = exchange_.response;
  response.setStatus(head.status);
  if (isIntercepted(head.status)) {
    const std::string* challenge = head.find("WWW-Authenticate");
    if (challenge && head.status == 401) response.addField("WWW-Authenticate", *challenge);
    return Handler::kResponded;
  }
  exchange_.upstreams.use();
  response.setReason(head.reason);
  UpstreamFields(settings_, head, *this).copy(response);
  if (transfer_.state() == UpstreamTransfer::kTunnel) startTunnel();
  transfer_.setLength(head.contentLength);
  // The length of a 304 is that of the representation (RFC 9110 8.6): there is no body to take it
  // from.
  if (head.status == 304 && head.contentLength >= 0)
    response.addField("Content-Length", decimal(head.contentLength));
  response.borrowBody(transfer_);
  if (settings_.forcesRanges) forceRange(exchange_, transfer_);
  return Handler::kResponded;
}

void UpstreamResponse::startTunnel() {
  exchange_.response.changesProtocol = exchange_.response.mustClose = true;
  exchange_.sink.reset(new TunnelInput(transfer_));
}

// As in nginx, only errors for which there is an error page are intercepted.
bool UpstreamResponse::isIntercepted(int status) const {
  if (!settings_.interceptsErrors || status < 300) return false;
  const InheritedList<ErrorPage>& pages = exchange_.scope().errors.pages;
  for (std::size_t i = 0; i < pages.size(); ++i)
    if (std::find(pages[i].codes.begin(), pages[i].codes.end(), status) != pages[i].codes.end())
      return true;
  return false;
}

// A path is fetched by GET and may be encoded. A named location gets the request as it is.
void UpstreamResponse::fetchPath() {
  if (exchange_.method != kHead) exchange_.method = kGet;
  std::string path;
  if (!climbs(exchange_.path) && normalisePath(exchange_.path, false, path) == 0)
    exchange_.path.swap(path);
}

Handler::Result UpstreamResponse::redirect(const std::string& target) {
  if (target.empty() || target[0] == '?') {
    exchange_.log(kLogError, "the upstream sent an X-Accel-Redirect without a path");
    exchange_.response.setStatus(404);
    return Handler::kResponded;
  }
  UpstreamFields(settings_, transfer_.head(), *this).copyLasting(exchange_.response);
  exchange_.redirectInternally(target);
  if (!Slice(target).startsWith("@")) fetchPath();
  return Handler::kInternalRedirect;
}

void UpstreamResponse::peerAsked(const std::string& name) {
  phase_ = kUpstreamConnecting;
  exchange_.upstreams.ask(name, now());
}

void UpstreamResponse::peerConnected() {
  phase_ = kUpstreamAwaitingHead;
  exchange_.upstreams.connected(now());
}

void UpstreamResponse::peerResponded(int status, off_t size) {
  UpstreamTrace& trace = exchange_.upstreams;
  phase_ = kUpstreamSendingBody;
  trace.responded(status, size, now());
  if (!exchange_.values.names().keepsUpstreamFields()) return;
  const UpstreamHead& head = transfer_.head();
  for (std::size_t i = 0; i < head.fields.size(); ++i)
    trace.keepField(head.fields[i].name, head.fields[i].value);
  if (head.contentLength >= 0) trace.keepField("Content-Length", decimal(head.contentLength));
}

void UpstreamResponse::peerDone(int status, off_t received) {
  exchange_.upstreams.done(status, received, now());
}

void UpstreamResponse::peerFailed(const PeerFailure& failure) {
  const std::string& name = exchange_.upstreams.lastName();
  exchange_.log(kLogError, describeFailure(failure, phase_),
                name.empty() ? std::string() : urlOf(name));
}

#include "dispatch/Dispatcher.hpp"

#include "access/RealAddress.hpp"
#include "base/Numbers.hpp"
#include "dispatch/ConfiguredFields.hpp"
#include "dispatch/ErrorPages.hpp"
#include "exchange/Clock.hpp"
#include "exchange/Pending.hpp"
#include "exchange/Representation.hpp"
#include "exchange/Services.hpp"
#include "http/StatusCode.hpp"
#include "http/UriPath.hpp"
#include "processes/Children.hpp"
#include "variables/ResponseCharset.hpp"
#include "variables/VariableText.hpp"

Dispatcher::Dispatcher(Services& services)
    : services_(services),
      handlers_(services, *this),
      rewrite_(services.files),
      gzip_(services.files, services.children.pool(), services.counters) {}

static const unsigned kServedMethods = kGet | kHead | kPost | kPut | kDelete | kOptions;
static const int kNoRoom = 507;  // a fault of the server, so it is logged as critical

static void setRoute(Exchange& x, const Route& route) {
  x.route = &route;
  x.location = &route.server().level;
}

void Dispatcher::start(Exchange& x) {
  setRoute(x, x.group->find(x.request.host, x.values));
  x.method = x.request.method;
  RealAddress::apply(x);
  int status = admit(x);
  if (status == 204) {
    x.response.setStatus(status);
    settle(x, Handler::kResponded);
    return;
  }
  if (status != 0) return fail(x, HttpError(status));
  route(x);
}

// Checks what needs no location. Returns 0 or the HTTP status of the response.
int Dispatcher::admit(Exchange& x) const {
  const Uri& uri = x.request.uri;
  x.args.assign(uri.query.data(), uri.query.size());
  x.path = "/";
  bool hasPath = uri.form == Uri::kOrigin || uri.form == Uri::kAbsolute;
  int status = hasPath ? normalisePath(uri.path, x.server().mergeSlashes, x.path) : 0;
  if (status != 0) return status;
  if (uri.form == Uri::kAsterisk) x.response.allow = allowField(kServedMethods);
  if ((x.method & (kTrace | kConnect)) == 0) return uri.form == Uri::kAsterisk ? 204 : 0;
  x.response.allow = allowField(kServedMethods);
  x.response.mustClose = true;
  return 405;
}

void Dispatcher::refuse(Exchange& x, const HttpError& error) {
  setRoute(x, x.group->defaultRoute());
  if (x.request.method == kUnknownMethod) x.request.method = kGet;
  x.method = x.request.method;
  fail(x, error);
}

void Dispatcher::fail(Exchange& x, const HttpError& error) {
  clearForReplacement(x.response);
  x.response.setStatus(error.status);
  if (error.status == kNoRoom) x.log(kLogCrit, error.message);
  x.errorMessage = error.message;
  x.isBodyGone = true;
  x.abandon();
  x.collected.reset();  // it may be only a part
  if (settle(x, Handler::kResponded)) route(x);
}

// Each iteration runs the rewrite program of the server, chooses a location and asks its handlers.
// The program does not run again after a rewrite by the location, nor for a named location.
void Dispatcher::route(Exchange& x) {
  Handler::Result result = Handler::kInternalRedirect;
  do {
    if (x.uriChanges > kMostUriChanges)
      return giveUp(x, 500, "rewrite or internal redirection cycle at \"" + x.path + "\"");
    bool isServersTurn = result != Handler::kRewritten && x.named.empty();
    result = isServersTurn ? runServerProgram(x) : Handler::kDeclined;
    if (result != Handler::kDeclined) continue;
    if (climbs(x.path))
      return giveUp(x, 404, "internal redirect above the root, to \"" + x.path + "\"");
    if (!chooseLocation(x))
      return giveUp(x, 500, "could not find named location \"" + x.named + "\"");
    result = handlers_.handle(x);
  } while (settle(x, result));
}

Handler::Result Dispatcher::runServerProgram(Exchange& x) {
  x.location = &x.server().level;
  return rewrite_.runServerLevel(x);
}

bool Dispatcher::chooseLocation(Exchange& x) const {
  x.addsPathToAlias = x.leavesLocationName = false;
  x.nextHandler = 0;
  if (x.named.empty()) {
    x.location = &x.route->find(x.path, x.values);
    return true;
  }
  const Location* named = x.route->findNamed(x.named);
  if (named == 0) return false;
  x.location = named;
  x.named.clear();
  return true;
}

// After these the position in the input is uncertain, or the client cannot be trusted.
static bool closes(int status) {
  return status == 400 || status == 408 || status == 413 || status == 414 || status == 431 ||
         status == 500 || status == 501 || status == 505;
}

// The configuration leads nowhere, so its error pages are not used either.
void Dispatcher::giveUp(Exchange& x, int status, const std::string& why) {
  x.log(kLogError, why);
  x.response.clear();
  x.response.setStatus(status);
  x.response.mustClose = closes(status);
  x.errorStatus = 0;
  writeBuiltInPage(x);
  complete(x);
}

static Exchange::PendingState stateAfter(Handler::Result result) {
  if (result == Handler::kWaiting) return Exchange::kWaitingPhase;
  return result == Handler::kPending ? Exchange::kPendingResponse : Exchange::kNothingPending;
}

// The exchange must be routed again, to another path.
static bool leadOn(Exchange& x) {
  ++x.uriChanges;
  return x.isInternal = true;
}

// Returns true if the exchange must be routed again.
bool Dispatcher::settle(Exchange& x, Handler::Result result) {
  if (result == Handler::kInternalRedirect || result == Handler::kRewritten) return leadOn(x);
  if (result == Handler::kDeclined) x.response.setStatus(405);
  if (result == Handler::kDeclined || result == Handler::kNeedsAllow)
    x.response.allow = allowField(handlers_.allowed(x));
  x.pendingState = stateAfter(result);
  if (x.sink.get() || x.isPending()) return false;
  if (closes(x.response.status())) x.response.mustClose = true;
  if (x.response.status() >= 300 && !x.response.hasBody() && settleError(x)) return leadOn(x);
  complete(x);
  return false;
}

// A 304 is not an error and needs no page.
bool Dispatcher::settleError(Exchange& x) {
  int status = x.response.status();
  if (status == 304 || isWithoutResponse(status)) return false;
  ErrorPageResult result = applyErrorPage(x);
  if (result == kErrorPageInternal) return true;
  x.errorStatus = 0;
  writeBuiltInPage(x);
  return false;
}

// The response may take its body from the pending operation.
void Dispatcher::resume(Exchange& x) {
  Handler::Result result = x.pending->ask(x);
  if (result == Handler::kPending) return;
  if (x.pendingState == Exchange::kWaitingPhase) return endWait(x, result);
  x.isBodyGone = true;
  bool goesOn = result == Handler::kResponded && x.response.hasBody();
  if (!goesOn) x.abandon();
  x.pendingState = Exchange::kNothingPending;
  if (goesOn) return complete(x);
  if (settle(x, result)) route(x);
}

// The request body has not been touched, so that the next handlers may still read it.
void Dispatcher::endWait(Exchange& x, Handler::Result result) {
  x.pending.reset();
  x.pendingState = Exchange::kNothingPending;
  if (settle(x, result == Handler::kDeclined ? handlers_.handle(x) : result)) route(x);
}

void Dispatcher::startSubrequest(Exchange& x) {
  route(x);
  endSubrequestBody(x);
}

void Dispatcher::resumeSubrequest(Exchange& x) {
  resume(x);
  endSubrequestBody(x);
}

// A handler that waits for a request body learns that there is none.
void Dispatcher::endSubrequestBody(Exchange& x) {
  if (x.sink.get() && x.pendingState != Exchange::kWaitingPhase) finishBody(x);
}

static std::string authorityOf(const Address& address) {
  return address.family() == AF_INET6 ? "[" + address.host() + "]" : address.host();
}

static void makeAbsolute(Exchange& x) {
  const Scope& scope = x.scope();
  std::string& location = x.response.location;
  if (location.empty() || location[0] != '/' || !scope.redirects.isAbsolute) return;
  std::string url = "http://";
  if (scope.redirects.hasServerName && !x.server().names.empty())
    x.server().mainName().appendTo(url);
  else if (!x.request.host.empty())
    appendHost(x, url);
  else
    url += authorityOf(x.client->local());
  if (scope.redirects.hasPort && x.client->port != 80 && x.client->port != 0)
    url += ":" + decimal(x.client->port);
  location.insert(0, url);
}

void Dispatcher::complete(Exchange& x) {
  Response& response = x.response;
  int status = response.status();
  bool isPartOf200 = x.errorStatus == 200 && (status == 206 || status == 304);
  if (x.errorStatus > 0 && !isPartOf200) response.setStatus(status = x.errorStatus);
  if (status != 200 && status != 206 && status != 304) response.lastModified.clear();
  if (status == 204) response.contentType.clear();
  if (x.isSubrequest()) return;
  x.keepsAlive = x.request.wantsKeepAlive && !response.mustClose;
  makeAbsolute(x);
  if (response.hasBody() && status / 100 != 3) applyCharset(x);
  response.convertBody();
  addConfiguredFields(x, services_.clock.now());
  gzip_.apply(x);
}

void Dispatcher::finishBody(Exchange& x) {
  x.isBodyGone = true;
  x.sink->finish(x.response);
  x.sink.reset();
  if (x.pending.get()) return;
  if (settle(x, Handler::kResponded)) route(x);
}

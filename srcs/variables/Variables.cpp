#include "variables/Variables.hpp"

#include "base/Counters.hpp"
#include "base/Numbers.hpp"
#include "base/Version.hpp"
#include "exchange/Clock.hpp"
#include "variables/DefinedVariables.hpp"
#include "variables/FileNames.hpp"
#include "variables/RealPath.hpp"
#include "variables/Referer.hpp"
#include "variables/SecureLink.hpp"
#include "variables/UpstreamVariables.hpp"
#include "variables/VariableText.hpp"

// A subrequest has the method of the request that it is for, as in nginx.
static void appendMethod(const Exchange& main, std::string& out) {
  bool isOwn = main.method == main.request.method;
  (isOwn ? main.request.methodName : methodName(main.method)).appendTo(out);
}

static void appendRequest(Variable variable, const Exchange& x, std::string& out) {
  const Request& request = x.request;
  switch (variable) {
    case kVarContentLength:
      return appendContentLength(x, out);
    case kVarContentType:
      return request.value(Request::kContentType).appendTo(out);
    case kVarRequest:
      return request.line.appendTo(out);
    case kVarRequestLength:
      return appendDecimal(out, x.requestBytes);
    case kVarRequestMethod:
      return appendMethod(x.main(), out);
    case kVarRequestUri:
      return appendRequestUri(request, out);
    case kVarServerProtocol:
      return appendProtocol(request, out);
    case kVarPipe:
      out += x.isPipelined ? 'p' : '.';
      return;
    case kVarRequestCompletion:
      if (x.isComplete) out += "OK";
      return;
    case kVarSecureLink:
      return appendSecureLink(x, out);
    case kVarSecureLinkExpires:
      return appendSecureLinkExpires(x, out);
    case kVarInvalidReferer:
      if (isInvalidReferer(x)) out += '1';
      return;
    case kVarRequestId:
      return appendRequestId(x, out);
    default:
      return;
  }
}

static void appendTarget(Variable variable, const Exchange& x, std::string& out) {
  switch (variable) {
    case kVarArgs:
    case kVarQueryString:
      out += x.args;
      return;
    case kVarIsArgs:
      if (!x.args.empty()) out += '?';
      return;
    case kVarUri:
    case kVarDocumentUri:
      out += x.path;
      return;
    case kVarDocumentRoot:
      return appendRoot(x, out);
    case kVarRealpathRoot:
      return appendRealRoot(x, out);
    case kVarRequestFilename:
      return appendFileName(x, x.path, out);
    case kVarHost:
      return appendHost(x, out);
    case kVarFastCgiPathInfo:
      return appendPathInfo(x, out);
    case kVarFastCgiScriptName:
      return appendScriptName(x, out);
    default:
      return;
  }
}

// A unix domain socket has no port.
static void appendPort(int port, std::string& out) {
  if (port > 0) appendDecimal(out, port);
}

static const ProxyHeader& proxyHeaderOf(const Exchange& x) {
  static const ProxyHeader kNone;
  return x.client->proxy ? *x.client->proxy : kNone;
}

static void appendProxied(Variable variable, const Exchange& x, std::string& out) {
  switch (variable) {
    case kVarRealipRemoteAddr:
      return x.client->peer.appendHost(out);
    case kVarRealipRemotePort:
      return appendPort(x.client->peer.port(), out);
    case kVarProxyProtocolAddr:
      out += proxyHeaderOf(x).source;
      return;
    case kVarProxyProtocolPort:
      return appendPort(proxyHeaderOf(x).sourcePort, out);
    case kVarProxyProtocolServerAddr:
      out += proxyHeaderOf(x).destination;
      return;
    case kVarProxyProtocolServerPort:
      return appendPort(proxyHeaderOf(x).destinationPort, out);
    default:
      return;
  }
}

static void appendPeers(Variable variable, const Exchange& x, std::string& out) {
  switch (variable) {
    case kVarBinaryRemoteAddr:
      if (x.peer().isUnix()) return x.peer().appendHost(out);
      return x.peer().bytes().appendTo(out);
    case kVarRemoteAddr:
      return x.peer().appendHost(out);
    case kVarRemotePort:
      return appendPort(x.peer().port(), out);
    case kVarServerAddr:
      return x.client->local().appendHost(out);
    case kVarServerPort:
      return appendPort(x.client->port, out);
    case kVarConnection:
      return appendDecimal(out, static_cast<off_t>(x.client->serial));
    case kVarConnectionRequests:
      return appendDecimal(out, x.client->requests);
    case kVarConnectionTime:
      return appendMilliseconds(1000 * (x.clock->second() - x.client->begun), out);
    case kVarProxyAddForwardedFor:
      return appendForwardedFor(x, out);
    case kVarServerName:
      x.server().mainName().appendTo(out);
      return;
    case kVarRemoteUser:
      return appendUser(x.request, out);
    case kVarPid:
      return appendDecimal(out, x.client->pid);
    default:
      return;
  }
}

static void appendResponse(Variable variable, const Exchange& x, std::string& out) {
  switch (variable) {
    case kVarStatus:
      return appendPadded(out, x.errorStatus > 0 ? x.errorStatus : x.response.status(), 3, '0');
    case kVarBodyBytesSent:
      return appendDecimal(out, x.bodyBytesSent);
    case kVarBytesSent:
      return appendDecimal(out, x.bytesSent);
    case kVarLimitConnStatus:
      out += limitOutcomeName(x.connectionLimit);
      return;
    case kVarLimitReqStatus:
      out += limitOutcomeName(x.requestLimit);
      return;
    case kVarGzipRatio:
      return appendGzipRatio(x.gzip, out);
    case kVarNginxVersion:
      out += kServerVersion;
      return;
    case kVarScheme:
      out += "http";
      return;
    default:
      return;
  }
}

static void appendClock(Variable variable, const Exchange& x, std::string& out) {
  switch (variable) {
    case kVarTimeLocal:
      out += x.clock->logTime();
      return;
    case kVarTimeIso8601:
      out += x.clock->iso8601();
      return;
    case kVarMsec:
      appendDecimal(out, x.clock->now());
      out += '.';
      appendPadded(out, x.clock->fraction(), 2, '0');
      out += '0';
      return;
    case kVarDateGmt:
    case kVarDateLocal:
      return x.clock->appendLongDate(variable == kVarDateLocal, out);
    case kVarRequestTime:
      return appendMilliseconds(x.begun ? 10 * (x.clock->hundredths() - x.begun) : 0, out);
    default:
      return;
  }
}

static void appendCounter(Variable variable, const Counters& counters, std::string& out) {
  switch (variable) {
    case kVarConnectionsActive:
      return appendDecimal(out, static_cast<off_t>(counters.active));
    case kVarConnectionsReading:
      return appendDecimal(out, static_cast<off_t>(counters.reading));
    case kVarConnectionsWriting:
      return appendDecimal(out, static_cast<off_t>(counters.writing));
    case kVarConnectionsWaiting:
      return appendDecimal(out, static_cast<off_t>(counters.waiting()));
    default:
      return;
  }
}

static void appendFamily(const Template::Part& part, const Exchange& x, std::string& out) {
  switch (part.variable) {
    case kVarArgPrefix:
      return appendArg(x.args, part.text, out);
    case kVarCookiePrefix:
      return appendCookie(x.request, part.text, out);
    case kVarHostname:
      out += part.text;
      return;
    case kVarHttpPrefix:
      return appendRequestField(x.request, part.text, out);
    case kVarSentHttpPrefix:
      return appendSentField(x, part.text, out);
    case kVarSentTrailerPrefix:
      return appendSentTrailer(x, part.text, out);
    case kVarUpstreamCookiePrefix:
      return appendUpstreamCookie(x, part.text, out);
    case kVarUpstreamHttpPrefix:
      return appendUpstreamField(x, part.text, out);
    default:
      return;
  }
}

// Each function handles the variables of its family and ignores the others.
static void appendVariable(const Template::Part& part, const Exchange& x, std::string& out) {
  appendRequest(part.variable, x, out);
  appendTarget(part.variable, x, out);
  appendPeers(part.variable, x, out);
  appendProxied(part.variable, x, out);
  appendResponse(part.variable, x, out);
  appendClock(part.variable, x, out);
  if (x.counters) appendCounter(part.variable, *x.counters, out);
  appendUpstream(part.variable, x, out);
  appendFamily(part, x, out);
}

void appendValue(const Template::Part& part, const Exchange& x, std::string& out) {
  switch (part.variable) {
    case kVarNone:
      out += part.text;
      return;
    case kVarGroup:
      return x.values.group(part.number).appendTo(out);
    case kVarDefined:
      return appendDefined(part.number, x, out);
    default:
      appendVariable(part, x, out);
  }
}

void expand(const Template& text, const Exchange& exchange, std::string& out) {
  const std::vector<Template::Part>& parts = text.parts();
  for (std::size_t i = 0; i < parts.size(); ++i)
    appendValue(parts[i], exchange, out);
}

// nginx gives these an empty value, and others none at all.
static bool isNeverMissing(Variable variable) {
  return variable == kVarDefined || variable == kVarHttps || variable == kVarInvalidReferer ||
         variable == kVarIsArgs || variable == kVarRequestCompletion;
}

void expandLogLine(const LogFormat& format, const Exchange& exchange, std::string& out) {
  const std::vector<Template::Part>& parts = format.line.parts();
  for (std::size_t i = 0; i < parts.size(); ++i) {
    if (parts[i].variable == kVarNone) {
      out += parts[i].text;
      continue;
    }
    std::size_t before = out.size();
    appendValue(parts[i], exchange, out);
    if (out.size() > before || !isNeverMissing(parts[i].variable))
      escapeLogValue(format.escape, out, before);
  }
}

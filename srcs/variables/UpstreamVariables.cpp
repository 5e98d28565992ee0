#include "variables/UpstreamVariables.hpp"

#include "base/Numbers.hpp"
#include "variables/VariableText.hpp"

static bool isOfAttempts(Variable variable) {
  switch (variable) {
    case kVarUpstreamAddr:
    case kVarUpstreamBytesReceived:
    case kVarUpstreamConnectTime:
    case kVarUpstreamHeaderTime:
    case kVarUpstreamResponseLength:
    case kVarUpstreamResponseTime:
    case kVarUpstreamStatus:
      return true;
    default:
      return false;
  }
}

// A time that was not reached is "-", as in nginx.
static void appendTime(long begin, long end, std::string& out) {
  if (end == 0)
    out += '-';
  else
    appendMilliseconds(10 * (end - begin), out);
}

static void appendAttempt(Variable variable, const UpstreamTrace::Attempt& attempt,
                          std::string& out) {
  switch (variable) {
    case kVarUpstreamAddr:
      out += attempt.name;
      return;
    case kVarUpstreamStatus:
      return appendDecimal(out, attempt.status);
    case kVarUpstreamConnectTime:
      return appendTime(attempt.asked, attempt.connected, out);
    case kVarUpstreamHeaderTime:
      return appendTime(attempt.asked, attempt.responded, out);
    case kVarUpstreamResponseTime:
      return appendTime(attempt.asked, attempt.done, out);
    case kVarUpstreamResponseLength:
      return appendDecimal(out, attempt.length());
    default:
      return appendDecimal(out, attempt.received);
  }
}

// "127.0.0.1:8080" or "pool"; the port of HTTP unless there is another.
static void appendProxy(Variable variable, const Exchange& x, std::string& out) {
  const UpstreamTarget& target = x.location->upstream;
  if (target.protocol != UpstreamTarget::kHttp1) return;
  std::size_t colon = target.authority.rfind(':');
  if (variable == kVarProxyHost)
    out += target.authority;
  else
    out += colon == std::string::npos ? "80" : target.authority.substr(colon + 1);
}

void appendUpstream(Variable variable, const Exchange& x, std::string& out) {
  if (variable == kVarProxyHost || variable == kVarProxyPort) return appendProxy(variable, x, out);
  if (!isOfAttempts(variable)) return;
  const std::vector<UpstreamTrace::Attempt>& attempts = x.upstreams.attempts();
  for (std::size_t i = 0; i < attempts.size(); ++i) {
    if (i > 0) out += attempts[i].isFirst ? " : " : ", ";
    appendAttempt(variable, attempts[i], out);
  }
}

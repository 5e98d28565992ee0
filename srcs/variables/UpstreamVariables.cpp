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
  const UpstreamTarget& target = x.target();
  if (target.protocol != UpstreamTarget::kHttp1) return;
  std::size_t colon = target.authority.rfind(':');
  if (variable == kVarProxyHost)
    out += target.authority;
  else
    out += colon == std::string::npos ? "80" : target.authority.substr(colon + 1);
}

// As in nginx 1.22, the first field of that name counts.
void appendUpstreamField(const Exchange& x, const Slice& name, std::string& out) {
  const std::vector<UpstreamTrace::Field>& fields = x.upstreams.fields();
  for (std::size_t i = 0; i < fields.size(); ++i) {
    if (!isCalled(fields[i].name, name)) continue;
    out += fields[i].value;
    return;
  }
}

// Sets `value` to what a Set-Cookie such as "name=value; Path=/" gives to the cookie. Returns false
// if it is about another one.
static bool readCookie(const Slice& field, const Slice& name, Slice& value) {
  bool isNamed = equalsIgnoreCase(field.sub(0, name.size()), name);
  if (!isNamed || field.size() == name.size() || field[name.size()] != '=') return false;
  value = field.from(name.size() + 1);
  value = value.sub(0, value.find(';'));
  while (value.startsWith(" "))
    value.removePrefix(1);
  return true;
}

void appendUpstreamCookie(const Exchange& x, const Slice& name, std::string& out) {
  const std::vector<UpstreamTrace::Field>& fields = x.upstreams.fields();
  for (std::size_t i = 0; i < fields.size(); ++i) {
    Slice value;
    bool isCookie = equalsIgnoreCase(fields[i].name, "Set-Cookie");
    if (isCookie && readCookie(fields[i].value, name, value)) return value.appendTo(out);
  }
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

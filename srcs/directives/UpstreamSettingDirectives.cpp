#include "directives/UpstreamSettingDirectives.hpp"

#include "config/Paths.hpp"
#include "config/Values.hpp"
#include "directives/SlotSetters.hpp"
#include "http/CharClass.hpp"
#include "net/NumericAddress.hpp"

static GatewaySettings& gatewayOf(Block& block, const Statement& statement) {
  Slice name(statement.name());
  if (name.startsWith("fastcgi_")) return block.scope().fastcgi;
  return name.startsWith("scgi_") ? block.scope().scgi : block.scope().uwsgi;
}

// The directive's name tells which protocol it is about.
static UpstreamSettings& settingsOf(Block& block, const Statement& statement) {
  if (Slice(statement.name()).startsWith("proxy_")) return block.scope().proxy.common;
  return gatewayOf(block, statement).common;
}

template <typename T, T UpstreamSettings::*Field>
static Status setValue(Block& block, const Statement& statement) {
  return readValue(statement, settingsOf(block, statement).*Field);
}

template <int UpstreamSettings::*Field>
static Status setSeconds(Block& block, const Statement& statement) {
  return readTime(statement, settingsOf(block, statement).*Field);
}

static Status setBuffers(Block& block, const Statement& statement) {
  int number;
  off_t size;
  if (!parseNumber(statement.arg(1), number) || number < 2) {
    return invalidValue(statement, statement.arg(1), ", it must be at least 2 buffers");
  }
  if (!parseSize(statement.arg(2), size) || size == 0 || size > (1 << 30) / number) {
    return invalidValue(statement, statement.arg(2), ", it must be the size of a buffer");
  }
  settingsOf(block, statement).buffers = static_cast<std::size_t>(size * number);
  return Status::ok();
}

static Status setTempPath(Block& block, const Statement& statement) {
  settingsOf(block, statement).tempPath = resolvePath(block.config.prefix, statement.arg(1));
  return Status::ok();
}

static Status setLocal(Block& block, const Statement& statement) {
  const std::string& word = statement.arg(1);
  Template& local = settingsOf(block, statement).local;
  local = Template();
  if (statement.count() == 1 && word == "off") return Status::ok();
  if (statement.count() == 2 && statement.arg(2) != "transparent")
    return invalidParameter(statement.arg(2));
  if (statement.count() == 2) {
    return Status::error(
        "\"transparent\" is not supported: it needs the right to send from addresses that this "
        "machine does not have");
  }
  Address address;
  if (word.find('$') == std::string::npos && !parseNumericAddress(word, address))
    return invalidValue(statement, word, ", it must be an address in digits");
  return readTemplate(block, statement, word, local);
}

static Status setNextUpstream(Block& block, const Statement& statement) {
  static const Choice kFailures[] = {{"error", kUpstreamError},
                                     {"timeout", kUpstreamTimeout},
                                     {"invalid_header", kUpstreamInvalidHead},
                                     {"http_500", kUpstreamHttp500},
                                     {"http_502", kUpstreamHttp502},
                                     {"http_503", kUpstreamHttp503},
                                     {"http_504", kUpstreamHttp504},
                                     {"http_403", kUpstreamHttp403},
                                     {"http_404", kUpstreamHttp404},
                                     {"http_429", kUpstreamHttp429},
                                     {"non_idempotent", kUpstreamNonIdempotent},
                                     {"off", 0}};
  unsigned failures = 0;
  for (std::size_t i = 1; i <= statement.count(); ++i) {
    std::size_t at = 0;
    const std::size_t count = sizeof kFailures / sizeof *kFailures;
    while (at < count && statement.arg(i) != kFailures[at].name)
      ++at;
    if (at == count) return invalidValue(statement, statement.arg(i));
    failures |= static_cast<unsigned>(kFailures[at].value);
  }
  settingsOf(block, statement).failures = failures;
  return Status::ok();
}

static Status setBody(Block& block, const Statement& statement) {
  UpstreamSettings& settings = settingsOf(block, statement);
  settings.hasBody = true;
  return readTemplate(block, statement, statement.arg(1), settings.body);
}

static Status setIgnoredFields(Block& block, const Statement& statement) {
  static const Choice kFields[] = {{"X-Accel-Redirect", kAccelRedirect},
                                   {"X-Accel-Buffering", kAccelBuffering},
                                   {"X-Accel-Limit-Rate", kAccelLimitRate},
                                   {"X-Accel-Charset", kAccelCharset},
                                   {"X-Accel-Expires", 0},
                                   {"Expires", 0},
                                   {"Cache-Control", 0},
                                   {"Set-Cookie", 0},
                                   {"Vary", 0}};
  UpstreamSettings& settings = settingsOf(block, statement);
  settings.ignored = 0;
  for (std::size_t i = 1; i <= statement.count(); ++i) {
    std::size_t at = 0;
    const std::size_t count = sizeof kFields / sizeof *kFields;
    while (at < count && !equalsIgnoreCase(statement.arg(i), kFields[at].name))
      ++at;
    if (at == count) return invalidValue(statement, statement.arg(i));
    settings.ignored |= static_cast<unsigned>(kFields[at].value);
  }
  return Status::ok();
}

static Status hideField(Block& block, const Statement& statement) {
  block.own(settingsOf(block, statement).hidden).push_back(statement.arg(1));
  return Status::ok();
}

static Status passField(Block& block, const Statement& statement) {
  block.own(settingsOf(block, statement).passed).push_back(statement.arg(1));
  return Status::ok();
}

static Status addField(Block& block, const Statement& statement) {
  UpstreamParameter field;
  field.name = statement.arg(1);
  if (!isToken(field.name)) return Status::error("invalid header name \"" + field.name + "\"");
  if (!isFieldValue(statement.arg(2))) {
    return Status::error("a header's value cannot contain a line end or another control character");
  }
  Status status = readTemplate(block, statement, statement.arg(2), field.value);
  if (status.isOk()) block.own(block.scope().proxy.fields).push_back(field);
  return status;
}

static Status setHttpVersion(Block& block, const Statement& statement) {
  const std::string& version = statement.arg(1);
  if (version != "1.0" && version != "1.1") {
    return invalidValue(statement, version, ", it must be 1.0 or 1.1");
  }
  block.scope().proxy.minorVersion = version == "1.1" ? 1 : 0;
  return Status::ok();
}

static Status setMethod(Block& block, const Statement& statement) {
  return readTemplate(block, statement, statement.arg(1), block.scope().proxy.method);
}

// Reads "from to", where `from` is a prefix or an expression behind "~" or "~*".
static Status readReplacement(Block& block, const Statement& statement, ProxyRedirect& rule) {
  if (statement.count() != 2) {
    return Status::error("invalid number of arguments in \"" + statement.name() + "\" directive");
  }
  const std::string& from = statement.arg(1);
  bool ignoresCase = Slice(from).startsWith("~*");
  Status status =
      Slice(from).startsWith("~")
          ? block.config.addPattern(from.substr(ignoresCase ? 2 : 1), ignoresCase, rule.pattern)
          : readTemplate(block, statement, from, rule.prefix);
  if (!status.isOk()) return status;
  return readTemplate(block, statement, statement.arg(2), rule.replacement);
}

// The default depends on the address, so that it must be known.
static Status checkDefaultRedirect(const Block& block) {
  const UpstreamTarget& target = block.location.upstream;
  if (block.context != kLocation || target.protocol != UpstreamTarget::kHttp1)
    return Status::error(
        "\"proxy_redirect default\" should be placed after the \"proxy_pass\" directive");
  if (target.upstream) return Status::ok();
  return Status::error(
      "\"proxy_redirect default\" cannot be used with \"proxy_pass\" directive with variables");
}

static Status addRedirect(Block& block, const Statement& statement) {
  ProxySettings& settings = block.scope().proxy;
  bool isFirst = block.isFirst(&settings.redirectsByDefault);
  if (isFirst) settings.redirectsByDefault = false;
  InheritedList<ProxyRedirect>& rules = block.own(settings.redirects);
  if (statement.count() == 1 && statement.arg(1) == "off") return Status::ok();
  if (statement.count() == 1 && statement.arg(1) == "default") {
    settings.redirectsByDefault = true;
    return checkDefaultRedirect(block);
  }
  ProxyRedirect rule;
  Status status = readReplacement(block, statement, rule);
  if (status.isOk()) rules.push_back(rule);
  return status;
}

static Status addRule(Block& block, const Statement& statement,
                      InheritedList<ProxyRedirect>& inherited) {
  InheritedList<ProxyRedirect>& rules = block.own(inherited);
  if (statement.count() == 1 && statement.arg(1) == "off") return Status::ok();
  ProxyRedirect rule;
  Status status = readReplacement(block, statement, rule);
  if (status.isOk()) rules.push_back(rule);
  return status;
}

static Status addCookieDomain(Block& block, const Statement& statement) {
  return addRule(block, statement, block.scope().proxy.cookieDomains);
}

static Status addCookiePath(Block& block, const Statement& statement) {
  return addRule(block, statement, block.scope().proxy.cookiePaths);
}

static Status readCookieFlags(Block& block, const Statement& statement, CookieFlagsRule& rule) {
  const std::string& name = statement.arg(1);
  Status status = Slice(name).startsWith("~")
                      ? block.config.addPattern(name.substr(1), true, rule.pattern)
                      : readTemplate(block, statement, name, rule.name);
  for (std::size_t i = 2; status.isOk() && i <= statement.count(); ++i) {
    Template flag;
    status = readTemplate(block, statement, statement.arg(i), flag);
    rule.flags.push_back(flag);
  }
  return status;
}

static Status addCookieFlags(Block& block, const Statement& statement) {
  InheritedList<CookieFlagsRule>& rules = block.own(block.scope().proxy.cookieFlags);
  if (statement.count() == 1 && statement.arg(1) == "off") return Status::ok();
  if (statement.count() == 1) return invalidParameter(statement.arg(1));
  CookieFlagsRule rule;
  Status status = readCookieFlags(block, statement, rule);
  if (status.isOk()) rules.push_back(rule);
  return status;
}

static Status addParameter(Block& block, const Statement& statement) {
  UpstreamParameter parameter;
  parameter.name = statement.arg(1);
  parameter.ifNotEmpty = statement.count() == 3;
  if (statement.count() == 3 && statement.arg(3) != "if_not_empty") {
    return invalidParameter(statement.arg(3));
  }
  Status status = readTemplate(block, statement, statement.arg(2), parameter.value);
  if (status.isOk()) block.own(gatewayOf(block, statement).parameters).push_back(parameter);
  return status;
}

static const char* const kProtocols[] = {"proxy", "fastcgi", "uwsgi", "scgi"};

static const Directive kRows[] = {
    {"*_connect_timeout", kAnywhere, 1, 1, setSeconds<&UpstreamSettings::connectTimeout>},
    {"*_send_timeout", kAnywhere, 1, 1, setSeconds<&UpstreamSettings::sendTimeout>},
    {"*_read_timeout", kAnywhere, 1, 1, setSeconds<&UpstreamSettings::readTimeout>},
    {"*_buffer_size", kAnywhere, 1, 1, setValue<std::size_t, &UpstreamSettings::bufferSize>},
    {"*_buffers", kAnywhere, 2, 2, setBuffers},
    {"*_buffering", kAnywhere, 1, 1, setValue<bool, &UpstreamSettings::isBuffering>},
    {"*_ignore_client_abort", kAnywhere, 1, 1,
     setValue<bool, &UpstreamSettings::ignoresClientAbort>},
    {"*_request_buffering", kAnywhere, 1, 1, setValue<bool, &UpstreamSettings::collectsRequest>},
    {"*_max_temp_file_size", kAnywhere, 1, 1, setValue<off_t, &UpstreamSettings::maxTempFile>},
    {"*_temp_path", kAnywhere, 1, 4, setTempPath},
    {"*_next_upstream", kAnywhere, 1, kMany, setNextUpstream},
    {"*_next_upstream_tries", kAnywhere, 1, 1, setValue<int, &UpstreamSettings::mostTries>},
    {"*_next_upstream_timeout", kAnywhere, 1, 1, setSeconds<&UpstreamSettings::triesTimeout>},
    {"*_bind", kAnywhere, 1, 2, setLocal},
    {"*_force_ranges", kAnywhere, 1, 1, setValue<bool, &UpstreamSettings::forcesRanges>},
    {"*_intercept_errors", kAnywhere, 1, 1, setValue<bool, &UpstreamSettings::interceptsErrors>},
    {"*_pass_request_headers", kAnywhere, 1, 1, setValue<bool, &UpstreamSettings::passesFields>},
    {"*_pass_request_body", kAnywhere, 1, 1, setValue<bool, &UpstreamSettings::passesBody>},
    {"*_set_body", kAnywhere, 1, 1, setBody},
    {"*_ignore_headers", kAnywhere, 1, kMany, setIgnoredFields},
    {"*_hide_header", kAnywhere | kRepeats, 1, 1, hideField},
    {"*_limit_rate", kAnywhere, 1, 1, setValue<off_t, &UpstreamSettings::limitRate>},
    {"*_socket_keepalive", kAnywhere, 1, 1, setValue<bool, &UpstreamSettings::keepsSocketsAlive>},
    {"*_pass_header", kAnywhere | kRepeats, 1, 1, passField},
};

static const Directive kProxyRows[] = {
    {"proxy_set_header", kAnywhere | kRepeats, 2, 2, addField},
    {"proxy_http_version", kAnywhere, 1, 1, setHttpVersion},
    {"proxy_method", kAnywhere, 1, 1, setMethod},
    {"proxy_redirect", kAnywhere | kRepeats, 1, 2, addRedirect},
    {"proxy_cookie_domain", kAnywhere | kRepeats, 1, 2, addCookieDomain},
    {"proxy_cookie_path", kAnywhere | kRepeats, 1, 2, addCookiePath},
    {"proxy_cookie_flags", kAnywhere | kRepeats, 1, 4, addCookieFlags},
};

static const char* const kGateways[] = {"fastcgi", "uwsgi", "scgi"};

static const Directive kGatewayRows[] = {
    {"*_param", kAnywhere | kRepeats, 2, 3, addParameter},
};

DirectiveRows upstreamSettingDirectives() { return DirectiveRows(kRows, kProtocols); }
DirectiveRows proxySettingDirectives() { return DirectiveRows(kProxyRows); }
DirectiveRows gatewaySettingDirectives() { return DirectiveRows(kGatewayRows, kGateways); }

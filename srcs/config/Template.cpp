#include "config/Template.hpp"

#include "config/Values.hpp"
#include "config/VariableNames.hpp"

namespace {

struct Name {
  const char* text;
  Variable variable;
};

const Name kNames[] = {
    {"args", kVarArgs},
    {"binary_remote_addr", kVarBinaryRemoteAddr},
    {"body_bytes_sent", kVarBodyBytesSent},
    {"bytes_sent", kVarBytesSent},
    {"connection", kVarConnection},
    {"connection_requests", kVarConnectionRequests},
    {"connection_time", kVarConnectionTime},
    {"connections_active", kVarConnectionsActive},
    {"connections_reading", kVarConnectionsReading},
    {"connections_waiting", kVarConnectionsWaiting},
    {"connections_writing", kVarConnectionsWriting},
    {"content_length", kVarContentLength},
    {"content_type", kVarContentType},
    {"date_gmt", kVarDateGmt},
    {"date_local", kVarDateLocal},
    {"document_root", kVarDocumentRoot},
    {"document_uri", kVarDocumentUri},
    {"fastcgi_path_info", kVarFastCgiPathInfo},
    {"fastcgi_script_name", kVarFastCgiScriptName},
    {"gzip_ratio", kVarGzipRatio},
    {"host", kVarHost},
    {"hostname", kVarHostname},
    {"http2", kVarAbsent},
    {"https", kVarHttps},
    {"invalid_referer", kVarInvalidReferer},
    {"is_args", kVarIsArgs},
    {"limit_conn_status", kVarLimitConnStatus},
    {"limit_req_status", kVarLimitReqStatus},
    {"msec", kVarMsec},
    {"nginx_version", kVarNginxVersion},
    {"pid", kVarPid},
    {"pipe", kVarPipe},
    {"proxy_add_x_forwarded_for", kVarProxyAddForwardedFor},
    {"proxy_host", kVarProxyHost},
    {"proxy_port", kVarProxyPort},
    {"proxy_protocol_addr", kVarProxyProtocolAddr},
    {"proxy_protocol_port", kVarProxyProtocolPort},
    {"proxy_protocol_server_addr", kVarProxyProtocolServerAddr},
    {"proxy_protocol_server_port", kVarProxyProtocolServerPort},
    {"query_string", kVarQueryString},
    {"realip_remote_addr", kVarRealipRemoteAddr},
    {"realip_remote_port", kVarRealipRemotePort},
    {"realpath_root", kVarRealpathRoot},
    {"remote_addr", kVarRemoteAddr},
    {"remote_port", kVarRemotePort},
    {"remote_user", kVarRemoteUser},
    {"request", kVarRequest},
    {"request_body", kVarAbsent},
    {"request_body_file", kVarAbsent},
    {"request_completion", kVarRequestCompletion},
    {"request_filename", kVarRequestFilename},
    {"request_id", kVarRequestId},
    {"request_length", kVarRequestLength},
    {"request_method", kVarRequestMethod},
    {"request_time", kVarRequestTime},
    {"request_uri", kVarRequestUri},
    {"scheme", kVarScheme},
    {"secure_link", kVarSecureLink},
    {"secure_link_expires", kVarSecureLinkExpires},
    {"server_addr", kVarServerAddr},
    {"server_name", kVarServerName},
    {"server_port", kVarServerPort},
    {"server_protocol", kVarServerProtocol},
    {"ssl_alpn_protocol", kVarAbsent},
    {"ssl_cipher", kVarAbsent},
    {"ssl_ciphers", kVarAbsent},
    {"ssl_client_cert", kVarAbsent},
    {"ssl_client_escaped_cert", kVarAbsent},
    {"ssl_client_fingerprint", kVarAbsent},
    {"ssl_client_i_dn", kVarAbsent},
    {"ssl_client_i_dn_legacy", kVarAbsent},
    {"ssl_client_raw_cert", kVarAbsent},
    {"ssl_client_s_dn", kVarAbsent},
    {"ssl_client_s_dn_legacy", kVarAbsent},
    {"ssl_client_serial", kVarAbsent},
    {"ssl_client_v_end", kVarAbsent},
    {"ssl_client_v_remain", kVarAbsent},
    {"ssl_client_v_start", kVarAbsent},
    {"ssl_client_verify", kVarAbsent},
    {"ssl_curve", kVarAbsent},
    {"ssl_curves", kVarAbsent},
    {"ssl_early_data", kVarAbsent},
    {"ssl_protocol", kVarAbsent},
    {"ssl_server_name", kVarAbsent},
    {"ssl_session_id", kVarAbsent},
    {"ssl_session_reused", kVarAbsent},
    {"status", kVarStatus},
    {"tcpinfo_rcv_space", kVarAbsent},
    {"tcpinfo_rtt", kVarAbsent},
    {"tcpinfo_rttvar", kVarAbsent},
    {"tcpinfo_snd_cwnd", kVarAbsent},
    {"time_iso8601", kVarTimeIso8601},
    {"time_local", kVarTimeLocal},
    {"upstream_addr", kVarUpstreamAddr},
    {"upstream_bytes_received", kVarUpstreamBytesReceived},
    {"upstream_bytes_sent", kVarAbsent},
    {"upstream_cache_status", kVarAbsent},
    {"upstream_connect_time", kVarUpstreamConnectTime},
    {"upstream_header_time", kVarUpstreamHeaderTime},
    {"upstream_response_length", kVarUpstreamResponseLength},
    {"upstream_response_time", kVarUpstreamResponseTime},
    {"upstream_status", kVarUpstreamStatus},
    {"uri", kVarUri},
};

const Name kFamilies[] = {
    {"arg_", kVarArgPrefix},
    {"cookie_", kVarCookiePrefix},
    {"http_", kVarHttpPrefix},
    {"sent_http_", kVarSentHttpPrefix},
    {"sent_trailer_", kVarSentTrailerPrefix},
    {"upstream_cookie_", kVarUpstreamCookiePrefix},
    {"upstream_http_", kVarUpstreamHttpPrefix},
    {"upstream_trailer_", kVarAbsent},
};

const std::size_t kNameCount = sizeof(kNames) / sizeof(kNames[0]);
const std::size_t kFamilyCount = sizeof(kFamilies) / sizeof(kFamilies[0]);

}  // namespace

static bool isNameChar(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
}

// Returns kVarNone if there is no such variable. `rest` becomes what follows a family's prefix. The
// case of letters does not matter, as in nginx.
static Variable findVariable(const Slice& name, Slice& rest) {
  for (std::size_t i = 0; i < kNameCount; ++i) {
    if (equalsIgnoreCase(name, kNames[i].text)) return kNames[i].variable;
  }
  for (std::size_t i = 0; i < kFamilyCount; ++i) {
    Slice prefix(kFamilies[i].text);
    if (name.size() <= prefix.size()) continue;
    if (!equalsIgnoreCase(name.sub(0, prefix.size()), prefix)) continue;
    rest = name.from(prefix.size());
    return kFamilies[i].variable;
  }
  return kVarNone;
}

// Moves a variable's name from the front of `text`, which begins after the '$', to `name`.
static Status takeName(Slice& text, Slice& name) {
  bool braced = !text.empty() && text[0] == '{';
  if (braced) text.removePrefix(1);
  std::size_t size = 0;
  while (size < text.size() && isNameChar(text[size]))
    ++size;
  name = text.sub(0, size);
  text.removePrefix(size);
  if (name.empty()) return Status::error("invalid variable name");
  if (braced && (text.empty() || text[0] != '}')) {
    return Status::error("the closing bracket in \"" + name.str() + "\" variable is missing");
  }
  if (braced) text.removePrefix(1);
  return Status::ok();
}

bool isBuiltInVariable(const Slice& name) {
  Slice rest;
  return findVariable(name, rest) != kVarNone;
}

static bool isGroup(const Slice& text) { return !text.empty() && text[0] >= '1' && text[0] <= '9'; }

static bool isOfUpstreamFields(Variable variable) {
  return variable == kVarUpstreamHttpPrefix || variable == kVarUpstreamCookiePrefix;
}

static Status takeVariable(Slice& text, VariableNames* names, std::vector<Template::Part>& parts) {
  if (isGroup(text)) {
    parts.push_back(Template::Part(kVarGroup, "", text[0] - '0'));
    text.removePrefix(1);
    return Status::ok();
  }
  Slice name;
  Status status = takeName(text, name);
  if (!status.isOk()) return status;
  Slice rest;
  Variable variable = findVariable(name, rest);
  if (names && isOfUpstreamFields(variable)) names->keepUpstreamFields();
  if (variable != kVarNone) {
    // The machine's name does not change while the server runs.
    parts.push_back(Template::Part(variable, variable == kVarHostname ? hostName() : rest.str()));
    return Status::ok();
  }
  if (names == 0) return Status::error("unknown \"" + name.str() + "\" variable");
  parts.push_back(Template::Part(kVarDefined, "", names->use(name)));
  return Status::ok();
}

Template Template::literal(const std::string& text) {
  Template result;
  if (!text.empty()) result.parts_.push_back(Part(kVarNone, text));
  return result;
}

Status Template::compile(const Slice& text, Template& result, VariableNames* names) {
  std::vector<Part> parts;
  Slice left = text;
  while (!left.empty()) {
    std::size_t dollar = left.find('$');
    if (dollar == Slice::npos) dollar = left.size();
    if (dollar != 0) parts.push_back(Part(kVarNone, left.sub(0, dollar).str()));
    left.removePrefix(dollar);
    if (left.empty()) break;
    left.removePrefix(1);
    Status status = takeVariable(left, names, parts);
    if (!status.isOk()) return status;
  }
  result.parts_.swap(parts);
  return Status::ok();
}

void Template::append(const Template& other) {
  for (std::size_t i = 0; i < other.parts_.size(); ++i) {
    const Part& part = other.parts_[i];
    bool isMore =
        part.variable == kVarNone && !parts_.empty() && parts_.back().variable == kVarNone;
    if (isMore)
      parts_.back().text += part.text;
    else
      parts_.push_back(part);
  }
}

bool Template::names(Variable variable) const {
  for (std::size_t i = 0; i < parts_.size(); ++i)
    if (parts_[i].variable == variable) return true;
  return false;
}

bool Template::isLiteral() const {
  return parts_.empty() || (parts_.size() == 1 && parts_[0].variable == kVarNone);
}

const std::string& Template::text() const {
  static const std::string kEmpty;
  return parts_.empty() ? kEmpty : parts_[0].text;
}

#ifndef CONFIG_TEMPLATE_HPP
#define CONFIG_TEMPLATE_HPP

#include <string>
#include <vector>

#include "base/Slice.hpp"
#include "base/Status.hpp"

class VariableNames;

// The variables that a configuration may name. Those that end in "Prefix" stand for a family, whose
// members carry the rest of the name: $http_user_agent is kVarHttpPrefix with "user_agent".
enum Variable {
  kVarNone,     // literal text
  kVarAbsent,   // nginx has it, but for what this server does not have, such as TLS: always empty
  kVarGroup,    // $1 to $9, a group of the last regular expression that matched
  kVarDefined,  // one that the configuration defines
  kVarArgs,
  kVarArgPrefix,
  kVarBinaryRemoteAddr,
  kVarBodyBytesSent,
  kVarBytesSent,
  kVarConnection,
  kVarConnectionRequests,
  kVarConnectionTime,
  kVarConnectionsActive,
  kVarConnectionsReading,
  kVarConnectionsWaiting,
  kVarConnectionsWriting,
  kVarContentLength,
  kVarContentType,
  kVarCookiePrefix,
  kVarDateGmt,
  kVarDateLocal,
  kVarDocumentRoot,
  kVarDocumentUri,
  kVarFastCgiPathInfo,
  kVarFastCgiScriptName,
  kVarGzipRatio,
  kVarHost,
  kVarHostname,
  kVarHttpPrefix,
  kVarHttps,
  kVarInvalidReferer,
  kVarIsArgs,
  kVarLimitConnStatus,
  kVarLimitReqStatus,
  kVarMsec,
  kVarNginxVersion,
  kVarPid,
  kVarPipe,
  kVarProxyAddForwardedFor,
  kVarProxyProtocolAddr,
  kVarProxyProtocolPort,
  kVarProxyProtocolServerAddr,
  kVarProxyProtocolServerPort,
  kVarQueryString,
  kVarRealipRemoteAddr,
  kVarRealipRemotePort,
  kVarRealpathRoot,
  kVarRemoteAddr,
  kVarRemotePort,
  kVarRemoteUser,
  kVarRequest,
  kVarRequestCompletion,
  kVarRequestFilename,
  kVarRequestId,
  kVarRequestLength,
  kVarRequestMethod,
  kVarRequestTime,
  kVarRequestUri,
  kVarScheme,
  kVarSecureLink,
  kVarSecureLinkExpires,
  kVarSentHttpPrefix,
  kVarSentTrailerPrefix,
  kVarServerAddr,
  kVarServerName,
  kVarServerPort,
  kVarServerProtocol,
  kVarStatus,
  kVarTimeIso8601,
  kVarTimeLocal,
  kVarProxyHost,
  kVarProxyPort,
  kVarUpstreamAddr,
  kVarUpstreamBytesReceived,
  kVarUpstreamConnectTime,
  kVarUpstreamCookiePrefix,
  kVarUpstreamHeaderTime,
  kVarUpstreamHttpPrefix,
  kVarUpstreamResponseLength,
  kVarUpstreamResponseTime,
  kVarUpstreamStatus,
  kVarUri
};

// Returns whether the server itself defines a variable of that name, in any case of letters.
bool isBuiltInVariable(const Slice& name);

// A string of a directive, divided into literal text and variables when it is loaded.
class Template {
 public:
  struct Part {
    Variable variable;
    // For kVarNone the text itself, for a family the rest of the name, for kVarHostname its value,
    // else empty.
    std::string text;
    int number;  // 1 to 9 for kVarGroup, the slot in VariableNames for kVarDefined, else 0

    Part(Variable v, const std::string& t, int n = 0) : variable(v), text(t), number(n) {}
  };

  Template() {}
  // Returns literal text, in which '$' has no meaning.
  static Template literal(const std::string& text);
  // Compiles a text with variables such as "$name", "${name}" and "$1". A variable that is not
  // built in takes a slot in `names`; without `names` it is an error. So is a "$" that no name
  // follows, as in nginx; `result` is then unchanged.
  static Status compile(const Slice& text, Template& result, VariableNames* names = 0);

  void append(const Template& other);

  bool empty() const { return parts_.empty(); }
  bool isLiteral() const;
  // REQUIRES: isLiteral()
  const std::string& text() const;
  bool names(Variable variable) const;
  const std::vector<Part>& parts() const { return parts_; }

 private:
  std::vector<Part> parts_;
};

#endif

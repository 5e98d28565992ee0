#ifndef CONFIG_TEMPLATE_HPP
#define CONFIG_TEMPLATE_HPP

#include <string>
#include <vector>

#include "base/Slice.hpp"
#include "base/Status.hpp"

// The variables that a configuration may name. Those that end in "Prefix" stand for a family, whose
// members carry the rest of the name: $http_user_agent is kVarHttpPrefix with "user_agent".
enum Variable {
  kVarNone,    // literal text
  kVarAbsent,  // nginx has it, but for what this server does not have, such as TLS: always empty
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
  kVarHost,
  kVarHostname,
  kVarHttpPrefix,
  kVarHttps,
  kVarInvalidReferer,
  kVarIsArgs,
  kVarMsec,
  kVarNginxVersion,
  kVarPid,
  kVarPipe,
  kVarProxyAddForwardedFor,
  kVarQueryString,
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
  kVarSentHttpPrefix,
  kVarSentTrailerPrefix,
  kVarServerAddr,
  kVarServerName,
  kVarServerPort,
  kVarServerProtocol,
  kVarStatus,
  kVarTimeIso8601,
  kVarTimeLocal,
  kVarUri
};

// A string of a directive, divided into literal text and variables when it is loaded.
class Template {
 public:
  struct Part {
    Variable variable;
    // For kVarNone the text itself, for a family the rest of the name, for kVarHostname its value,
    // else empty.
    std::string text;

    Part(Variable v, const std::string& t) : variable(v), text(t) {}
  };

  Template() {}
  // Returns literal text, in which '$' has no meaning.
  static Template literal(const std::string& text);
  // Compiles a text with variables such as "$name" and "${name}". An unknown variable is an error,
  // and so is a "$" that no name follows, as in nginx; `result` is then unchanged.
  static Status compile(const Slice& text, Template& result);

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

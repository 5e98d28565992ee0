#ifndef CONFIG_TEMPLATE_HPP
#define CONFIG_TEMPLATE_HPP

#include <string>
#include <vector>

#include "base/Slice.hpp"
#include "base/Status.hpp"

// The variables a configuration may name. Those that end in kVar…Prefix stand for a family and
// carry the rest of the name ($http_user_agent: kVarHttp, "user_agent").
enum Variable {
  kVarNone,  // literal text
  kVarArgs,
  kVarArgPrefix,
  kVarBinaryRemoteAddr,
  kVarBodyBytesSent,
  kVarBytesSent,
  kVarConnection,
  kVarConnectionRequests,
  kVarContentLength,
  kVarContentType,
  kVarCookiePrefix,
  kVarDocumentRoot,
  kVarDocumentUri,
  kVarHost,
  kVarHostname,
  kVarHttpPrefix,
  kVarIsArgs,
  kVarMsec,
  kVarNginxVersion,
  kVarPid,
  kVarQueryString,
  kVarRealpathRoot,
  kVarRemoteAddr,
  kVarRemotePort,
  kVarRemoteUser,
  kVarRequest,
  kVarRequestFilename,
  kVarRequestLength,
  kVarRequestMethod,
  kVarRequestTime,
  kVarRequestUri,
  kVarScheme,
  kVarSentHttpPrefix,
  kVarServerAddr,
  kVarServerName,
  kVarServerPort,
  kVarServerProtocol,
  kVarStatus,
  kVarTimeIso8601,
  kVarTimeLocal,
  kVarUri
};

// A directive's string, taken apart once, at start: literal text and variables.
class Template {
 public:
  struct Part {
    Variable variable;
    std::string text;  // of kVarNone the text itself; of a prefix the rest of the name; of
                       // kVarHostname its value

    Part(Variable v, const std::string& t) : variable(v), text(t) {}
  };

  Template() {}
  // Literal text, '$' and all.
  static Template literal(const std::string& text);
  // "$name", "${name}"; an error names a variable that is not known. "$" at the end, or before
  // anything that starts no name, is an error too, as in nginx.
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

#ifndef VARIABLES_VARIABLETEXT_HPP
#define VARIABLES_VARIABLETEXT_HPP

#include <string>

#include "base/Slice.hpp"
#include "config/Scope.hpp"
#include "http/Request.hpp"
#include "http/Response.hpp"

class Exchange;

// The variables that take more than a line.

// The target as sent; of an absolute form its path and query.
void appendRequestUri(const Request& request, std::string& out);
// "HTTP/1.1"
void appendProtocol(const Request& request, std::string& out);
// Whom the request asks, in lower case, without its port; the server's name where it does not say.
void appendHost(const Exchange& exchange, std::string& out);
// The value of "name=" in a query; case of the name does not count.
void appendArg(const Slice& query, const Slice& name, std::string& out);
// The user's name of "Authorization: Basic" (RFC 7617).
void appendUser(const Request& request, std::string& out);
// "1.204" of 1204
void appendMilliseconds(long milliseconds, std::string& out);
void appendCookie(const Request& request, const Slice& name, std::string& out);
// `name` in lower case with '_' for '-'; several fields of one name are joined by ", ".
void appendRequestField(const Request& request, const Slice& name, std::string& out);
void appendSentField(const Exchange& exchange, const Slice& name, std::string& out);

// Escapes what `out` holds from `begin` on.
void escapeLogValue(LogFormat::Escape escape, std::string& out, std::size_t begin);

#endif

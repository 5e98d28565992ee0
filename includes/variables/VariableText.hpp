#ifndef VARIABLES_VARIABLETEXT_HPP
#define VARIABLES_VARIABLETEXT_HPP

#include <string>

#include "base/Slice.hpp"
#include "config/Scope.hpp"
#include "exchange/GzipSizes.hpp"
#include "http/Request.hpp"
#include "http/Response.hpp"

class Exchange;
struct GzipSizes;

// The variables whose text takes more than one line to compute.

// Appends the request target as it arrived; of an absolute form, only its path and query.
void appendRequestUri(const Request& request, std::string& out);
// Appends the length of the request body: what Content-Length says, or what was collected of a
// chunked one.
void appendContentLength(const Exchange& exchange, std::string& out);
// The path, divided as `fastcgi_split_path_info` says: without it, or where its expression does not
// match, the whole path is the name. A name that ends in a slash gets `fastcgi_index` behind it.
void appendScriptName(const Exchange& exchange, std::string& out);
void appendPathInfo(const Exchange& exchange, std::string& out);
// Appends the protocol and its version, such as "HTTP/1.1".
void appendProtocol(const Request& request, std::string& out);
// Appends the requested host in lower case and without its port, or the server's name if the
// request has no host.
void appendHost(const Exchange& exchange, std::string& out);
// Appends the value of the argument `name` of a query. The case of the name does not matter.
void appendArg(const Slice& query, const Slice& name, std::string& out);
// Appends the user name of "Authorization: Basic" (RFC 7617).
void appendUser(const Request& request, std::string& out);
// Appends seconds with three decimals: "1.204" for 1204.
void appendMilliseconds(long milliseconds, std::string& out);
// Appends the ratio with two decimals, rounded; nothing if the body was not compressed to its end.
void appendGzipRatio(const GzipSizes& sizes, std::string& out);
void appendCookie(const Request& request, const Slice& name, std::string& out);
// Returns true if `variable`, such as "user_agent", stands for the field, such as "User-Agent".
bool isCalled(const Slice& field, const Slice& variable);
// Appends the value of a request field. `name` is in lower case, with '_' in place of '-'. Several
// fields of one name are joined by ", ".
void appendRequestField(const Request& request, const Slice& name, std::string& out);
// Appends the X-Forwarded-For field for an upstream: that of the request and the client's address.
void appendForwardedFor(const Exchange& exchange, std::string& out);
// Appends the id of the request, 32 hexadecimal digits.
void appendRequestId(const Exchange& exchange, std::string& out);
void appendSentTrailer(const Exchange& exchange, const Slice& name, std::string& out);
void appendSentField(const Exchange& exchange, const Slice& name, std::string& out);

// Escapes the bytes of `out` from position `begin` on.
void escapeLogValue(LogFormat::Escape escape, std::string& out, std::size_t begin);

#endif

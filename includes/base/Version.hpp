#ifndef BASE_VERSION_HPP
#define BASE_VERSION_HPP

// The name of the server in the Server field, on error pages and in the output of -v.
static const char kServerName[] = "webserv";
static const char kServerVersion[] = "1.0";
static const char kServerSignature[] = "webserv/1.0";

#endif

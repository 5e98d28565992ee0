#ifndef BASE_VERSION_HPP
#define BASE_VERSION_HPP

// What this program calls itself: in the Server field, on error pages, and under -v.
static const char kServerName[] = "webserv";
static const char kServerVersion[] = "1.0";
static const char kServerSignature[] = "webserv/1.0";

#endif

#include "config/Scope.hpp"

// nginx's defaults (1.22), and our own where directives.md names one.
Scope::Scope()
    : aliasPrefix(0),
      clientMaxBodySize(1024 * 1024),
      methods(0),
      clientHeaderTimeout(60),
      clientBodyTimeout(60),
      sendTimeout(60),
      keepaliveTimeout(75),
      keepaliveField(0),
      keepaliveRequests(1000),
      types(0),
      defaultType("text/plain"),
      etag(true),
      ifModifiedSince(kModifiedSinceExact),
      maxRanges(-1),
      gzipStatic(kGzipStaticOff),
      gzipVary(false),
      serverTokens(kServerTokensOn),
      absoluteRedirect(true),
      portInRedirect(true),
      serverNameInRedirect(false),
      autoindex(false),
      autoindexExactSize(true),
      autoindexLocaltime(false),
      autoindexFormat(kAutoindexHtml),
      recursiveErrorPages(false),
      logNotFound(true),
      cgiTimeout(60),
      clientBodyTempPath("/tmp"),
      uploadMaxFiles(100),
      davMethods(0),
      sessionTimeout(30 * 60),
      sessionMax(10000),
      openFileCacheMax(1024),
      openFileCacheInactive(60),
      openFileCacheValid(0) {}

bool Scope::runs(const Slice& name) const {
  for (std::size_t i = 0; i < cgi.size(); ++i)
    if (!cgi[i].interpreter.empty() && name.endsWith(cgi[i].extension)) return true;
  return false;
}

#include "config/Scope.hpp"

// The defaults are those of nginx 1.22, or our own for our own directives.
Scope::Scope() {
  paths.aliasPrefix = 0;
  files.etag = true;
  files.ifModifiedSince = kModifiedSinceExact;
  files.maxRanges = -1;
  autoindex.isOn = false;
  autoindex.exactSize = true;
  autoindex.localtime = false;
  autoindex.format = kAutoindexHtml;
  fileCache.max = 1024;
  fileCache.inactive = 60;
  fileCache.valid = 0;
  compression.gzipStatic = kGzipStaticOff;
  compression.vary = false;
  access.methods = 0;
  connection.headerTimeout = 60;
  connection.sendTimeout = 60;
  connection.keepaliveTimeout = 75;
  connection.keepaliveField = 0;
  connection.keepaliveRequests = 1000;
  body.maxSize = 1024 * 1024;
  body.timeout = 60;
  body.tempPath = "/tmp";
  response.types = 0;
  response.defaultType = "text/plain";
  response.serverTokens = kServerTokensOn;
  redirects.isAbsolute = true;
  redirects.hasPort = true;
  redirects.hasServerName = false;
  errors.isRecursive = false;
  logs.notFound = true;
  cgi.timeout = 60;
  uploads.maxFiles = 100;
  uploads.davMethods = 0;
  sessions.timeout = 30 * 60;
  sessions.max = 10000;
}

bool CgiSettings::runs(const Slice& name) const {
  for (std::size_t i = 0; i < rules.size(); ++i)
    if (!rules[i].interpreter.empty() && name.endsWith(rules[i].extension)) return true;
  return false;
}

bool CgiSettings::covers(const Slice& name, unsigned method) const {
  for (std::size_t i = 0; i < rules.size(); ++i) {
    bool isForMethod = rules[i].methods == 0 || (rules[i].methods & method) != 0;
    if (isForMethod && name.endsWith(rules[i].extension)) return true;
  }
  return false;
}

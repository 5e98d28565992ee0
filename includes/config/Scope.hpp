#ifndef CONFIG_SCOPE_HPP
#define CONFIG_SCOPE_HPP

#include <sys/types.h>

#include <map>
#include <string>
#include <vector>

#include "base/Log.hpp"
#include "config/Template.hpp"
#include "http/Conditional.hpp"
#include "http/MimeTypes.hpp"

struct ErrorPage {
  enum { kKeepStatus = -1, kStatusOfTarget = 0 };

  std::vector<int> codes;
  int status;  // "=200": that one; "=": kStatusOfTarget; none: kKeepStatus
  Template uri;
};

struct AddHeader {
  std::string name;
  Template value;
  bool always;
};

struct LogFormat {
  enum Escape { kEscapeDefault, kEscapeJson, kEscapeNone };

  std::string name;
  Escape escape;
  Template line;
};

struct AccessLogRule {
  std::string path;         // resolved against the prefix
  const LogFormat* format;  // owned by the Config
  LineSink* sink;           // where `path` leads; set by who opens the logs
};

struct ErrorLogRule {
  std::string path;  // resolved against the prefix; "stderr" for the standard error
  LogLevel level;
  LineSink* sink;  // where `path` leads; set by who opens the logs
};

// "allow 10.0.0.0/8;": the first rule that covers a client decides.
struct AccessRule {
  bool allows;
  std::string network;  // 4 or 16 bytes; empty: all
  int prefixBits;
};

struct Expires {
  enum Kind { kOff, kEpoch, kMax, kAfterNow, kAfterModified, kDaily };

  Kind kind;
  long seconds;  // may be negative; of kDaily, since midnight

  Expires() : kind(kOff), seconds(0) {}
};

struct CgiRule {
  std::string extension;    // ".py"
  std::string interpreter;  // empty: the file itself runs
  unsigned methods;         // 0: all
  bool checkFile;
};

struct CgiParam {
  std::string name;
  Template value;
};

enum AutoindexFormat { kAutoindexHtml, kAutoindexJson, kAutoindexXml };
enum GzipStaticMode { kGzipStaticOff, kGzipStaticOn, kGzipStaticAlways };
enum ServerTokens { kServerTokensOff, kServerTokensOn, kServerTokensBuild };

// Everything that nginx hands down from a block to the blocks inside it. A child block starts as
// a copy of its parent's Scope, made after the parent's own directives were applied; the first
// use of a list directive in a block replaces the inherited list.
//
// Times are seconds, sizes bytes.
struct Scope {
  // where things are
  Template root;
  std::size_t aliasPrefix;  // 0: `root` is a root; else an alias for that many bytes of the URI
  std::vector<Template> index;
  std::vector<ErrorPage> errorPages;

  // what clients may do
  off_t clientMaxBodySize;  // 0: unlimited
  unsigned methods;         // the exact list of `methods`, or 0 where there is none
  std::vector<AccessRule> access;
  int clientHeaderTimeout;
  int clientBodyTimeout;
  int sendTimeout;
  int keepaliveTimeout;  // 0: no keep-alive
  int keepaliveField;    // "Keep-Alive: timeout=": 0 for none
  int keepaliveRequests;

  // what answers look like
  const MimeTypes* types;  // owned by the Config
  std::string defaultType;
  std::string charset;  // empty: off
  std::vector<AddHeader> addHeaders;
  Expires expires;
  bool etag;
  ModifiedSince ifModifiedSince;
  int maxRanges;  // -1: no limit, 0: ranges are off
  GzipStaticMode gzipStatic;
  bool gzipVary;
  ServerTokens serverTokens;
  bool absoluteRedirect;
  bool portInRedirect;
  bool serverNameInRedirect;
  bool autoindex;
  bool autoindexExactSize;
  bool autoindexLocaltime;
  AutoindexFormat autoindexFormat;
  bool recursiveErrorPages;
  bool logNotFound;

  // logs
  std::vector<AccessLogRule> accessLogs;  // empty: off
  std::vector<ErrorLogRule> errorLogs;    // never empty once built

  // programs
  std::vector<CgiRule> cgi;
  std::vector<CgiParam> cgiParams;
  int cgiTimeout;
  std::string clientBodyTempPath;  // a directory for bodies on their way to a program

  // bodies kept
  std::string uploadStore;  // empty: none
  int uploadMaxFiles;
  unsigned davMethods;
  std::string sessionCookie;  // empty: no sessions
  int sessionTimeout;
  int sessionMax;

  // the file cache
  int openFileCacheMax;  // entries; 0: off
  int openFileCacheInactive;
  int openFileCacheValid;  // 0: each use checks the file

  Scope();
  // Whether `cgi` has an interpreter for files of this name.
  bool runs(const Slice& name) const;
};

#endif

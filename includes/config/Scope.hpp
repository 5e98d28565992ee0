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

// The settings below come in groups, one per capability of the server. Times are seconds, sizes are
// bytes.

struct PathSettings {
  Template root;
  std::size_t aliasPrefix;  // 0: `root` is a root; else it is an alias for so many bytes of the URI
};

struct FileSettings {
  std::vector<Template> index;
  bool etag;
  ModifiedSince ifModifiedSince;
  int maxRanges;  // -1: no limit, 0: ranges are off
};

struct AutoindexSettings {
  bool isOn;
  bool exactSize;
  bool localtime;
  AutoindexFormat format;
};

struct FileCacheSettings {
  int max;  // entries; 0: off
  int inactive;
  int valid;  // 0: each use checks the file
};

struct CompressionSettings {
  GzipStaticMode gzipStatic;
  bool vary;
};

struct AccessSettings {
  unsigned methods;  // the exact list of `methods`, or 0 where there is none
  std::vector<AccessRule> rules;
};

struct ConnectionSettings {
  int headerTimeout;
  int sendTimeout;
  int keepaliveTimeout;  // 0: no keep-alive
  int keepaliveField;    // "Keep-Alive: timeout=": 0 for none
  int keepaliveRequests;
};

struct BodySettings {
  off_t maxSize;  // 0: unlimited
  int timeout;
  std::string tempPath;  // the directory for bodies that are collected before a script starts
};

struct ResponseSettings {
  const MimeTypes* types;  // owned by the Config
  std::string defaultType;
  std::string charset;  // empty: off
  std::vector<AddHeader> addHeaders;
  Expires expires;
  ServerTokens serverTokens;
};

struct RedirectSettings {
  bool isAbsolute;
  bool hasPort;
  bool hasServerName;
};

struct ErrorPageSettings {
  std::vector<ErrorPage> pages;
  bool isRecursive;
};

struct LogSettings {
  std::vector<AccessLogRule> access;  // empty: off
  std::vector<ErrorLogRule> error;    // never empty once built
  bool notFound;
};

struct CgiSettings {
  std::vector<CgiRule> rules;
  std::vector<CgiParam> params;
  int timeout;

  // Returns whether `cgi` has an interpreter for files of this name.
  bool runs(const Slice& name) const;
  // Returns whether a request with this method for a file of this name is for a script, so that the
  // file itself must not be sent.
  bool covers(const Slice& name, unsigned method) const;
};

struct UploadSettings {
  std::string store;  // empty: none
  int maxFiles;
  unsigned davMethods;
};

struct SessionSettings {
  std::string cookie;  // empty: no sessions
  int timeout;
  int max;
};

// Everything that nginx hands down from a block to the blocks inside it. A child block starts as
// a copy of its parent's Scope, made after the parent's own directives were applied; the first
// use of a list directive in a block replaces the inherited list.
struct Scope {
  PathSettings paths;
  FileSettings files;
  AutoindexSettings autoindex;
  FileCacheSettings fileCache;
  CompressionSettings compression;
  AccessSettings access;
  ConnectionSettings connection;
  BodySettings body;
  ResponseSettings response;
  RedirectSettings redirects;
  ErrorPageSettings errors;
  LogSettings logs;
  CgiSettings cgi;
  UploadSettings uploads;
  SessionSettings sessions;

  Scope();
};

#endif

#ifndef CONFIG_CONFIG_HPP
#define CONFIG_CONFIG_HPP

#include <string>
#include <vector>

#include "config/Scope.hpp"
#include "config/SourcePosition.hpp"
#include "http/RequestParser.hpp"
#include "net/Address.hpp"

struct ReturnRule {
  int status;     // 0: there is no return
  Template text;  // a URL for 301, 302, 303, 307, 308, else the body; may be empty

  ReturnRule() : status(0) {}
};

struct TryFilesRule {
  std::vector<Template> files;  // empty: there is no try_files; a '/' at the end asks a directory
  int status;                   // the last one is "=404": that status; else 0
  Template fallback;            // the last one otherwise: a URI to re-route to

  TryFilesRule() : status(0) {}
};

struct LimitExceptRule {
  unsigned methods;  // 0: there is none; GET includes HEAD
  std::vector<AccessRule> access;

  LimitExceptRule() : methods(0) {}
};

// One location{}, with what nginx does not hand down; a server's own level is one too.
struct Location {
  enum Kind { kPrefix, kExact, kPrefixFinal, kNamed, kServerLevel };

  Kind kind;
  std::string uri;  // "@name" for a named one; empty at server level
  SourcePosition place;
  Scope scope;
  ReturnRule redirect;  // the `return` directive
  TryFilesRule tryFiles;
  LimitExceptRule limitExcept;
  std::string cgiPass;               // empty: none
  unsigned cgiPassMethods;           // 0: all
  bool isInternal;                   // `internal`: only a re-route gets here
  std::vector<Location*> locations;  // nested, in the file's order; owned

  Location() : kind(kServerLevel), cgiPassMethods(0), isInternal(false) {}
  ~Location();

 private:
  Location(const Location&);
  Location& operator=(const Location&);
};

struct ListenAddress {
  Address address;
  bool isDefault;  // default_server
  int backlog;
  bool ipv6Only;
  bool hasOptions;  // backlog, ipv6only …: one server may say them for an address
  SourcePosition place;

  ListenAddress() : isDefault(false), backlog(511), ipv6Only(true), hasOptions(false) {}
};

// One server{}.
struct VirtualServer {
  std::vector<ListenAddress> listens;  // never empty once built
  // As written, in lower case: "a.example", "*.example", "a.*", ".example", "" for none.
  std::vector<std::string> names;
  Location level;  // its own directives, and its locations
  HeadLimits headLimits;
  bool mergeSlashes;
  std::string prefix;  // of the configuration, ends in '/'
  SourcePosition place;

  VirtualServer();
  // What it is called where one name must do: the first, without the dot of ".example"; or "".
  Slice mainName() const;

 private:
  VirtualServer(const VirtualServer&);
  VirtualServer& operator=(const VirtualServer&);
};

// A whole configuration, checked and ready to use; nothing in it changes afterwards.
class Config {
 public:
  struct Source {
    std::string path;
    std::string text;
  };

  std::string prefix;     // ends in '/'
  std::string pidFile;    // empty: none
  ErrorLogRule errorLog;  // of the main level
  int workerConnections;  // 0: as many as there are descriptors
  int cgiMaxProcesses;
  std::vector<VirtualServer*> servers;  // owned
  std::vector<Source> sources;          // every file read, for -T
  std::vector<std::string> warnings;    // "file:line: sentence", worth showing at every start
  std::vector<std::string> notes;       // the same, worth showing under -t
  std::vector<MimeTypes*> typeTables;   // owned
  std::vector<LogFormat*> logFormats;   // owned

  Config();
  ~Config();

 private:
  Config(const Config&);
  Config& operator=(const Config&);
};

#endif

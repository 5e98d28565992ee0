#ifndef CONFIG_CONFIG_HPP
#define CONFIG_CONFIG_HPP

#include <map>
#include <string>
#include <vector>

#include "config/CharsetMaps.hpp"
#include "config/GeoTable.hpp"
#include "config/MapTable.hpp"
#include "config/Pattern.hpp"
#include "config/SplitTable.hpp"
#include "config/VariableNames.hpp"
#include "config/VirtualServer.hpp"

// A whole configuration, checked and ready to use. Nothing in it changes once it is loaded, except
// that the sinks of its logs are set when they are opened, and that searches use `regexScratch`.
class Config {
 public:
  struct Source {
    std::string path;
    std::string text;
  };

  std::string prefix;     // ends in '/'
  std::string directory;  // of the configuration file; ends in '/'
  std::string pidFile;    // empty: none
  SourcePosition user;    // of the directive `user`; its file is empty if there is none
  ErrorLogRule errorLog;  // of the main level
  int workerConnections;  // 0: limited by the descriptors alone
  int cgiMaxProcesses;
  bool startsScripts;                   // some block has `cgi` or `cgi_pass`
  int shutdownTimeout;                  // seconds that a graceful shutdown may take; 0: any time
  std::vector<VirtualServer*> servers;  // owned
  std::vector<Source> sources;          // every file that was read, for -T
  std::vector<std::string> warnings;    // "file:line: sentence", printed at every start
  std::vector<std::string> notes;       // the same, printed under -t only
  std::vector<MimeTypes*> typeTables;   // owned
  CharsetMaps charsetMaps;
  std::vector<LimitZone*> limitZones;           // owned
  std::map<std::string, LogFormat> logFormats;  // by name
  std::map<std::string, LogBuffer> logBuffers;  // of access logs with `buffer=`, by path
  VariableNames variables;
  UpstreamTable upstreams;
  std::vector<MapTable*> maps;      // owned
  std::vector<SplitTable*> splits;  // owned
  std::vector<GeoTable*> geos;      // owned
  std::vector<Pattern*> patterns;   // owned
  RegexScratch regexScratch;        // the memory of all searches

  Config();
  ~Config();

  // Compiles a regular expression, which this object then owns.
  Status addPattern(const std::string& text, bool ignoresCase, const Pattern*& pattern);

 private:
  Config(const Config&);
  Config& operator=(const Config&);
};

#endif

#ifndef CONFIG_VIRTUALSERVER_HPP
#define CONFIG_VIRTUALSERVER_HPP

#include <string>
#include <vector>

#include "config/Location.hpp"
#include "config/Pattern.hpp"
#include "config/SourcePosition.hpp"
#include "config/UpstreamTable.hpp"
#include "http/RequestParser.hpp"
#include "net/Address.hpp"
#include "net/ListenOptions.hpp"

struct ListenAddress {
  Address address;
  bool isDefault;  // default_server
  ListenOptions options;
  bool hasProxyHeader;  // proxy_protocol: connections begin with a PROXY header
  bool hasOptions;      // there are options, which only one server may give for an address
  SourcePosition position;

  ListenAddress() : isDefault(false), hasProxyHeader(false), hasOptions(false) {}
};

// One server{}.
struct VirtualServer {
  std::vector<ListenAddress> listens;  // never empty in a configuration that was loaded
  // In lower case: "a.example", "*.example", "a.*", ".example", "" for none; and regular
  // expressions as they are written: "~^www\\d+".
  std::vector<std::string> names;
  std::vector<const Pattern*> expressions;  // those among the names, in order; owned by the Config
  Location level;  // the directives outside its locations, and its locations
  HeadLimits headLimits;
  bool mergeSlashes;
  const UpstreamTable* upstreams;  // those of the configuration
  std::string prefix;              // of the configuration; ends in '/'
  SourcePosition position;

  VirtualServer() : mergeSlashes(true), upstreams(0) {}
  // The first name, without the dot of ".example", for uses that need one name; may be "".
  Slice mainName() const;

 private:
  VirtualServer(const VirtualServer&);
  VirtualServer& operator=(const VirtualServer&);
};

#endif

#ifndef CONFIG_UPSTREAMSETTINGS_HPP
#define CONFIG_UPSTREAMSETTINGS_HPP

#include <sys/types.h>

#include <cstddef>
#include <string>
#include <vector>

#include "config/InheritedList.hpp"
#include "config/Pattern.hpp"
#include "config/Template.hpp"
#include "config/UpstreamDefinition.hpp"

// What `*_next_upstream` calls a failure: a sum of these.
enum UpstreamFailure {
  kUpstreamError = 1 << 0,
  kUpstreamTimeout = 1 << 1,
  kUpstreamInvalidHead = 1 << 2,
  kUpstreamHttp500 = 1 << 3,
  kUpstreamHttp502 = 1 << 4,
  kUpstreamHttp503 = 1 << 5,
  kUpstreamHttp504 = 1 << 6,
  kUpstreamHttp403 = 1 << 7,
  kUpstreamHttp404 = 1 << 8,
  kUpstreamHttp429 = 1 << 9,
  kUpstreamNonIdempotent = 1 << 10
};

// Fields of a response that `*_ignore_headers` takes the meaning from: a sum of these.
enum UpstreamMeaning {
  kAccelRedirect = 1 << 0,
  kAccelBuffering = 1 << 1,
  kAccelLimitRate = 1 << 2,
  kAccelCharset = 1 << 3
};

// What the directives of all upstream protocols have in common. Times are in seconds, sizes in
// bytes.
struct UpstreamSettings {
  int connectTimeout;
  int sendTimeout;
  int readTimeout;
  std::size_t bufferSize;  // for the head of a response
  std::size_t buffers;     // for its body, in memory
  off_t maxTempFile;       // for its body, on the disk; 0: none
  std::string tempPath;
  bool isBuffering;      // off: a response takes `bufferSize` and nothing more
  bool collectsRequest;  // off: a request body travels on as it comes
  unsigned failures;     // a sum of UpstreamFailure, after which another server is asked
  int mostTries;         // 0: any number
  int triesTimeout;      // 0: any time
  bool interceptsErrors;
  bool ignoresClientAbort;
  bool forcesRanges;       // a range is cut out of any response
  bool keepsSocketsAlive;  // SO_KEEPALIVE on the connections to the servers
  Template local;          // the address of our own end of connections; empty: the system chooses
  off_t limitRate;         // bytes a second that are read of a response; 0: any number
  bool passesFields;       // of the request
  bool passesBody;
  Template body;  // sent in place of the request body, if hasBody
  bool hasBody;
  unsigned ignored;                   // a sum of UpstreamMeaning
  InheritedList<std::string> hidden;  // fields of responses that stay here, in lower case
  InheritedList<std::string> passed;  // fields that travel on though they usually stay here

  UpstreamSettings()
      : connectTimeout(60),
        sendTimeout(60),
        readTimeout(60),
        bufferSize(4096),
        buffers(8 * 4096),
        maxTempFile(1024L * 1024 * 1024),
        tempPath("/tmp"),
        isBuffering(true),
        collectsRequest(true),
        failures(kUpstreamError | kUpstreamTimeout),
        mostTries(0),
        triesTimeout(0),
        interceptsErrors(false),
        ignoresClientAbort(false),
        forcesRanges(false),
        keepsSocketsAlive(false),
        limitRate(0),
        passesFields(true),
        passesBody(true),
        hasBody(false),
        ignored(0) {}
};

// A field or parameter that a request to an upstream server gets.
struct UpstreamParameter {
  std::string name;
  Template value;
  bool ifNotEmpty;  // it is left out when its value is empty

  UpstreamParameter() : ifNotEmpty(false) {}
};

// One `proxy_redirect`: how a Location is rewritten.
struct ProxyRedirect {
  Template prefix;         // what the Location begins with, unless there is a pattern
  const Pattern* pattern;  // owned by the Config
  Template replacement;

  ProxyRedirect() : pattern(0) {}
};

// One `proxy_cookie_flags`: which flags the cookies of a name get or lose.
struct CookieFlagsRule {
  const Pattern* pattern;  // of the cookie's name, owned by the Config; 0: `name` is it
  Template name;
  std::vector<Template> flags;  // such as "secure", "nohttponly" and "samesite=lax"

  CookieFlagsRule() : pattern(0) {}
};

struct ProxySettings {
  UpstreamSettings common;
  InheritedList<UpstreamParameter> fields;
  int minorVersion;  // of HTTP/1
  Template method;   // empty: that of the request
  bool redirectsByDefault;
  InheritedList<ProxyRedirect> redirects;
  InheritedList<ProxyRedirect> cookieDomains;
  InheritedList<ProxyRedirect> cookiePaths;
  InheritedList<CookieFlagsRule> cookieFlags;

  ProxySettings() : minorVersion(0), redirectsByDefault(true) {}
};

// Of FastCGI, SCGI and uwsgi.
struct GatewaySettings {
  UpstreamSettings common;
  InheritedList<UpstreamParameter> parameters;
  std::string index;             // follows a script's name that ends in a slash
  const Pattern* splitPathInfo;  // owned by the Config; 0: the path is not divided
  bool keepsConnection;
  InheritedList<std::string> caughtErrors;  // texts on standard error that make a response invalid
  int modifier1;                            // of uwsgi
  int modifier2;
  std::string trailer;  // of uwsgi: what follows the parameters in their packet

  GatewaySettings() : splitPathInfo(0), keepsConnection(false), modifier1(0), modifier2(0) {}
};

// Where a location sends its requests: `proxy_pass` or one of its kin.
struct UpstreamTarget {
  enum Protocol { kNone, kHttp1, kFastCgi, kScgi, kUwsgi };

  Protocol protocol;
  const UpstreamDefinition* upstream;  // owned by the Config; 0: `address` has variables
  Template address;                    // the whole value, if it has variables
  std::string authority;               // $proxy_host, if it has none
  bool hasUri;
  std::string uri;  // replaces the location's name in the path

  UpstreamTarget() : protocol(kNone), upstream(0), hasUri(false) {}
};

#endif

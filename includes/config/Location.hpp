#ifndef CONFIG_LOCATION_HPP
#define CONFIG_LOCATION_HPP

#include <string>
#include <vector>

#include "config/Pattern.hpp"
#include "config/RewriteProgram.hpp"
#include "config/Scope.hpp"
#include "config/SourcePosition.hpp"

// One location{}: its Scope, and what nginx does not hand down. The directives that a server has
// outside its locations make a Location too.
struct Location {
  enum Kind { kPrefix, kExact, kPrefixFinal, kRegex, kNamed, kIf, kServerLevel };

  enum StatusFormat { kNoStatus, kStatusJson, kStatusPrometheus };

  Kind kind;
  // "@name" for kNamed, the regular expression for kRegex, that of the location around it for kIf;
  // empty for kServerLevel
  std::string uri;
  const Pattern* pattern;  // of kRegex, owned by the Config
  SourcePosition position;
  Scope scope;
  RewriteProgram rewrites;
  TryFilesRule tryFiles;
  LimitExceptRule limitExcept;
  UpstreamTarget upstream;           // `proxy_pass` and its kin
  UpstreamTarget exceptedUpstream;   // that of `limit_except`, for the methods it applies to
  std::string cgiPass;               // empty: none
  unsigned cgiPassMethods;           // 0: all
  bool hasStubStatus;                // `stub_status`
  StatusFormat statusFormat;         // `status`
  bool hasEmptyGif;                  // `empty_gif`
  bool isInternal;                   // `internal`: only internal redirects lead here
  std::vector<Location*> locations;  // those inside it, in the order of the file; owned
  std::vector<Location*> ifs;        // the `if` blocks inside it, kIf; owned

  Location()
      : kind(kServerLevel),
        pattern(0),
        cgiPassMethods(0),
        hasStubStatus(false),
        statusFormat(kNoStatus),
        hasEmptyGif(false),
        isInternal(false) {}
  ~Location();

  // Where `proxy_pass` or one of its kin sends requests of this method.
  const UpstreamTarget& targetFor(unsigned method) const {
    bool isExcepted = exceptedUpstream.protocol != UpstreamTarget::kNone;
    return isExcepted && limitExcept.appliesTo(method) ? exceptedUpstream : upstream;
  }

 private:
  Location(const Location&);
  Location& operator=(const Location&);
};

#endif

#ifndef CONFIG_LOCATION_HPP
#define CONFIG_LOCATION_HPP

#include <string>
#include <vector>

#include "config/Scope.hpp"
#include "config/SourcePosition.hpp"

// One location{}: its Scope, and what nginx does not hand down. The directives that a server has
// outside its locations make a Location too.
struct Location {
  enum Kind { kPrefix, kExact, kPrefixFinal, kNamed, kServerLevel };

  Kind kind;
  std::string uri;  // "@name" for kNamed; empty for kServerLevel
  SourcePosition position;
  Scope scope;
  ReturnRule redirect;  // the `return` directive
  TryFilesRule tryFiles;
  LimitExceptRule limitExcept;
  std::string cgiPass;               // empty: none
  unsigned cgiPassMethods;           // 0: all
  bool hasStubStatus;                // `stub_status`
  bool isInternal;                   // `internal`: only internal redirects lead here
  std::vector<Location*> locations;  // those inside it, in the order of the file; owned

  Location() : kind(kServerLevel), cgiPassMethods(0), hasStubStatus(false), isInternal(false) {}
  ~Location();

 private:
  Location(const Location&);
  Location& operator=(const Location&);
};

#endif

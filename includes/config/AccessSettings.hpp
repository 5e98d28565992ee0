#ifndef CONFIG_ACCESSSETTINGS_HPP
#define CONFIG_ACCESSSETTINGS_HPP

#include <string>
#include <vector>

#include "config/InheritedList.hpp"
#include "config/Template.hpp"
#include "net/Network.hpp"

// "allow 10.0.0.0/8;": the first rule that covers a client decides.
struct AccessRule {
  bool allows;
  Network network;

  AccessRule() : allows(false) {}
};

// Who must give a user's name and password. Without `auth_basic`, or without a file, nobody must.
struct AuthBasicSettings {
  bool isSet;             // `auth_basic` was given
  Template realm;         // the text "off" asks for no password
  Template userFile;      // empty: none
  std::string directory;  // what the name of a user file is relative to; ends in '/'

  AuthBasicSettings() : isSet(false) {}
};

// "auth_request_set $user $upstream_http_x_user;": the value comes from the subrequest.
struct AuthRequestVariable {
  int slot;
  Template value;

  AuthRequestVariable() : slot(-1) {}
};

struct AccessSettings {
  unsigned methods;  // the exact list of `methods`; 0: there is none
  InheritedList<AccessRule> rules;
  AuthBasicSettings auth;
  std::string authRequest;  // the URI of `auth_request`; empty: there is none
  InheritedList<AuthRequestVariable> authVariables;
  bool satisfiesAny;  // `satisfy any`: one check that permits the request is enough
  int authDelay;      // milliseconds by which a 401 is delayed

  AccessSettings() : methods(0), satisfiesAny(false), authDelay(0) {}
};

// A `limit_except` block: its rules apply to every method that it does not name. For these methods
// the location has neither `return` nor `try_files`, as in nginx.
struct LimitExceptRule {
  // 0: there is no such block. GET includes HEAD; a method that this server does not serve is
  // kUnknownMethod.
  unsigned methods;
  std::vector<AccessRule> access;  // empty: the location's own rules apply
  AuthBasicSettings auth;          // the location's own, with what the block changes

  LimitExceptRule() : methods(0) {}
  // Returns true if there is such a block and it applies to this method.
  bool appliesTo(unsigned method) const;
};

#endif

#ifndef CONFIG_SCOPE_HPP
#define CONFIG_SCOPE_HPP

#include "config/AccessSettings.hpp"
#include "config/CgiSettings.hpp"
#include "config/CompressionSettings.hpp"
#include "config/ConnectionSettings.hpp"
#include "config/FileSettings.hpp"
#include "config/LimitSettings.hpp"
#include "config/LogSettings.hpp"
#include "config/RealAddressSettings.hpp"
#include "config/RedirectSettings.hpp"
#include "config/RefererSettings.hpp"
#include "config/ResponseSettings.hpp"
#include "config/RewriteSettings.hpp"
#include "config/SecureLinkSettings.hpp"
#include "config/SessionSettings.hpp"
#include "config/UploadSettings.hpp"
#include "config/UpstreamSettings.hpp"

// Everything that a block hands down to the blocks inside it, in groups, one per capability of the
// server. A block starts with a copy of the Scope around it, made after the outer block's own
// directives were applied; the first use of a list directive in a block replaces the inherited
// list. Each group's constructor sets its defaults, which are nginx's where nginx has the directive
// and the group does not say otherwise.
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
  RefererSettings referers;
  SecureLinkSettings secureLink;
  RedirectSettings redirects;
  ErrorPageSettings errors;
  RewriteSettings rewrite;
  LogSettings logs;
  LimitSettings limits;
  RealAddressSettings realAddress;
  CgiSettings cgi;
  UploadSettings uploads;
  ProxySettings proxy;
  GatewaySettings fastcgi;
  GatewaySettings scgi;
  GatewaySettings uwsgi;
  SessionSettings sessions;
};

#endif

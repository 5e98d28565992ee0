#include "directives/AllDirectives.hpp"

#include "directives/AccessDirectives.hpp"
#include "directives/AuthDirectives.hpp"
#include "directives/BlockDirectives.hpp"
#include "directives/CgiDirectives.hpp"
#include "directives/CharsetDirectives.hpp"
#include "directives/CompressionDirectives.hpp"
#include "directives/ConnectionDirectives.hpp"
#include "directives/DirectiveHints.hpp"
#include "directives/FileDirectives.hpp"
#include "directives/GatewayDirectives.hpp"
#include "directives/InertDirectives.hpp"
#include "directives/LimitDirectives.hpp"
#include "directives/LogDirectives.hpp"
#include "directives/MapDirectives.hpp"
#include "directives/ProcessDirectives.hpp"
#include "directives/ProxyDirectives.hpp"
#include "directives/RealAddressDirectives.hpp"
#include "directives/RedirectDirectives.hpp"
#include "directives/RefererDirectives.hpp"
#include "directives/RefusedDirectives.hpp"
#include "directives/ResponseDirectives.hpp"
#include "directives/RewriteDirectives.hpp"
#include "directives/SecureLinkDirectives.hpp"
#include "directives/ServerDirectives.hpp"
#include "directives/SessionDirectives.hpp"
#include "directives/SplitDirectives.hpp"
#include "directives/StatusDirectives.hpp"
#include "directives/UploadDirectives.hpp"
#include "directives/UpstreamDirectives.hpp"
#include "directives/UpstreamSettingDirectives.hpp"

DirectiveTable allDirectives() {
  DirectiveTable table;
  table.add(blockDirectives());
  table.add(processDirectives());
  table.add(serverDirectives());
  table.add(fileDirectives());
  table.add(compressionDirectives());
  table.add(refererDirectives());
  table.add(redirectDirectives());
  table.add(rewriteDirectives());
  table.add(mapDirectives());
  table.add(accessDirectives());
  table.add(authDirectives());
  table.add(connectionDirectives());
  table.add(limitDirectives());
  table.add(realAddressDirectives());
  table.add(responseDirectives());
  table.add(charsetDirectives());
  table.add(logDirectives());
  table.add(cgiDirectives());
  table.add(uploadDirectives());
  table.add(sessionDirectives());
  table.add(secureLinkDirectives());
  table.add(splitDirectives());
  table.add(statusDirectives());
  table.add(inertDirectives());
  table.add(upstreamDirectives());
  table.add(upstreamSettingDirectives());
  table.add(proxySettingDirectives());
  table.add(gatewaySettingDirectives());
  table.add(gatewayDirectives());
  table.add(proxyDirectives());
  table.add(refusedDirectives());
  addDirectiveHints(table);
  return table;
}

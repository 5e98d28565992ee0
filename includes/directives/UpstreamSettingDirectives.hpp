#ifndef DIRECTIVES_UPSTREAMSETTINGDIRECTIVES_HPP
#define DIRECTIVES_UPSTREAMSETTINGDIRECTIVES_HPP

#include "config/Directive.hpp"

// What the protocols of upstream servers have in common: proxy_read_timeout, fastcgi_read_timeout
// and so on.
DirectiveRows upstreamSettingDirectives();
// What belongs to HTTP alone, and to the gateway protocols.
DirectiveRows proxySettingDirectives();
DirectiveRows gatewaySettingDirectives();

#endif

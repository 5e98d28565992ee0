#ifndef DIRECTIVES_PROXYDIRECTIVES_HPP
#define DIRECTIVES_PROXYDIRECTIVES_HPP

#include "config/Directive.hpp"

// Settings of nginx's proxies that have no effect. "*_cache" stands for proxy_cache, fastcgi_cache
// and so on. To be added to a table after the settings that some of these protocols honour.
DirectiveRows proxyDirectives();

#endif

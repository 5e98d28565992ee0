#ifndef DIRECTIVES_PROXYDIRECTIVES_HPP
#define DIRECTIVES_PROXYDIRECTIVES_HPP

#include "config/Directive.hpp"

// Settings of nginx's proxies, which have no effect where there is no proxy. "*_buffering" stands
// for proxy_buffering, fastcgi_buffering and so on.
DirectiveRows proxyDirectives();
// The same for protocols whose `*_pass` is refused: what the other protocols honour.
DirectiveRows refusedProxyDirectives();

#endif

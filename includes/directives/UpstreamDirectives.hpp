#ifndef DIRECTIVES_UPSTREAMDIRECTIVES_HPP
#define DIRECTIVES_UPSTREAMDIRECTIVES_HPP

#include "config/Directive.hpp"

// Upstream groups, and where a location sends its requests: upstream, proxy_pass, fastcgi_pass ...
DirectiveRows upstreamDirectives();

#endif

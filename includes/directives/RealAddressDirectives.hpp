#ifndef DIRECTIVES_REALADDRESSDIRECTIVES_HPP
#define DIRECTIVES_REALADDRESSDIRECTIVES_HPP

#include "config/Directive.hpp"

// Which proxies are believed when they tell the client's address: set_real_ip_from and others.
DirectiveRows realAddressDirectives();

#endif

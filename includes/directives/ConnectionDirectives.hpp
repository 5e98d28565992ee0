#ifndef DIRECTIVES_CONNECTIONDIRECTIVES_HPP
#define DIRECTIVES_CONNECTIONDIRECTIVES_HPP

#include "config/Directive.hpp"

// Connections and the request bodies that they bring: timeouts, keep-alive, sizes.
DirectiveRows connectionDirectives();

#endif

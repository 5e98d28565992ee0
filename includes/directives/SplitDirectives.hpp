#ifndef DIRECTIVES_SPLITDIRECTIVES_HPP
#define DIRECTIVES_SPLITDIRECTIVES_HPP

#include "config/Directive.hpp"

// Variables that divide clients into shares: split_clients.
DirectiveRows splitDirectives();

#endif

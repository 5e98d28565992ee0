#ifndef DIRECTIVES_MAPDIRECTIVES_HPP
#define DIRECTIVES_MAPDIRECTIVES_HPP

#include "config/Directive.hpp"

// Maps and address tables, which compute variables.
DirectiveRows mapDirectives();

#endif

#ifndef DIRECTIVES_ACCESSDIRECTIVES_HPP
#define DIRECTIVES_ACCESSDIRECTIVES_HPP

#include "config/Directive.hpp"

// Who may do what: methods, limit_except, allow, deny, internal.
DirectiveRows accessDirectives();

#endif

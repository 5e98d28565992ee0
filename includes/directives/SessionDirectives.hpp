#ifndef DIRECTIVES_SESSIONDIRECTIVES_HPP
#define DIRECTIVES_SESSIONDIRECTIVES_HPP

#include "config/Directive.hpp"

// Session cookies.
DirectiveRows sessionDirectives();

#endif

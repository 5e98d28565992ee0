#ifndef DIRECTIVES_REFUSEDDIRECTIVES_HPP
#define DIRECTIVES_REFUSEDDIRECTIVES_HPP

#include "config/Directive.hpp"

// The directives of nginx that this server lacks and whose absence would change what a
// configuration means.
DirectiveRows refusedDirectives();

#endif

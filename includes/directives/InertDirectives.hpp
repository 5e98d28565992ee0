#ifndef DIRECTIVES_INERTDIRECTIVES_HPP
#define DIRECTIVES_INERTDIRECTIVES_HPP

#include "config/Directive.hpp"

// The directives of nginx that tune what this server does in its own way or not at all: they are
// read and checked, and have no effect.
DirectiveRows inertDirectives();

#endif

#ifndef DIRECTIVES_BLOCKDIRECTIVES_HPP
#define DIRECTIVES_BLOCKDIRECTIVES_HPP

#include "config/Directive.hpp"

// The directives that structure a file: events, http, server, location, include.
DirectiveRows blockDirectives();

#endif

#ifndef DIRECTIVES_SERVERDIRECTIVES_HPP
#define DIRECTIVES_SERVERDIRECTIVES_HPP

#include "config/Directive.hpp"

// A virtual server: its addresses and names, and how it reads the head of a request.
DirectiveRows serverDirectives();

#endif

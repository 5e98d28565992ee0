#ifndef DIRECTIVES_LOGDIRECTIVES_HPP
#define DIRECTIVES_LOGDIRECTIVES_HPP

#include "config/Directive.hpp"

// The access and error logs.
DirectiveRows logDirectives();

#endif

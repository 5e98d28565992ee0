#ifndef DIRECTIVES_REWRITEDIRECTIVES_HPP
#define DIRECTIVES_REWRITEDIRECTIVES_HPP

#include "config/Directive.hpp"

// The directives that run one after the other: rewrite, if, set, break and return.
DirectiveRows rewriteDirectives();

#endif

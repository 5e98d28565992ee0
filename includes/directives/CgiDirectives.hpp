#ifndef DIRECTIVES_CGIDIRECTIVES_HPP
#define DIRECTIVES_CGIDIRECTIVES_HPP

#include "config/Directive.hpp"

// CGI scripts.
DirectiveRows cgiDirectives();

#endif

#ifndef DIRECTIVES_FILEDIRECTIVES_HPP
#define DIRECTIVES_FILEDIRECTIVES_HPP

#include "config/Directive.hpp"

// Static files: where they are, how they are listed, cached and sent.
DirectiveRows fileDirectives();

#endif

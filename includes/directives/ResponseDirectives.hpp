#ifndef DIRECTIVES_RESPONSEDIRECTIVES_HPP
#define DIRECTIVES_RESPONSEDIRECTIVES_HPP

#include "config/Directive.hpp"

// The fields of a response: types, add_header, expires, server_tokens.
DirectiveRows responseDirectives();

#endif

#ifndef DIRECTIVES_AUTHDIRECTIVES_HPP
#define DIRECTIVES_AUTHDIRECTIVES_HPP

#include "config/Directive.hpp"

// Who must give a password: auth_basic, auth_basic_user_file, auth_delay, satisfy.
DirectiveRows authDirectives();

#endif

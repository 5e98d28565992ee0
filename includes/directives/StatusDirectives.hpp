#ifndef DIRECTIVES_STATUSDIRECTIVES_HPP
#define DIRECTIVES_STATUSDIRECTIVES_HPP

#include "config/Directive.hpp"

// The status page: stub_status and status.
DirectiveRows statusDirectives();

#endif

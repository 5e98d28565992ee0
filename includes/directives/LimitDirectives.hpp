#ifndef DIRECTIVES_LIMITDIRECTIVES_HPP
#define DIRECTIVES_LIMITDIRECTIVES_HPP

#include "config/Directive.hpp"

// How much one client may ask for: limit_req, limit_conn and limit_rate with what belongs to them.
DirectiveRows limitDirectives();

#endif

#ifndef DIRECTIVES_PROCESSDIRECTIVES_HPP
#define DIRECTIVES_PROCESSDIRECTIVES_HPP

#include "config/Directive.hpp"

// The process as a whole: daemon, pid, worker_connections.
DirectiveRows processDirectives();

#endif

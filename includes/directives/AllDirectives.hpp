#ifndef DIRECTIVES_ALLDIRECTIVES_HPP
#define DIRECTIVES_ALLDIRECTIVES_HPP

#include "config/DirectiveTable.hpp"

// Returns the table of every directive that this server knows.
DirectiveTable allDirectives();

#endif

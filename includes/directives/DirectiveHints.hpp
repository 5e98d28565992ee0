#ifndef DIRECTIVES_DIRECTIVEHINTS_HPP
#define DIRECTIVES_DIRECTIVEHINTS_HPP

#include "config/DirectiveTable.hpp"

// Adds the words of other servers and of the assignment's projects, each with what to write here,
// and what to do instead of the directives that stay refused.
void addDirectiveHints(DirectiveTable& table);

#endif

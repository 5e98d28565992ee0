#ifndef DIRECTIVES_REDIRECTDIRECTIVES_HPP
#define DIRECTIVES_REDIRECTDIRECTIVES_HPP

#include "config/Directive.hpp"

// Responses in place of a file: try_files, error_page, and how redirects are written.
DirectiveRows redirectDirectives();

#endif

#ifndef DIRECTIVES_UPLOADDIRECTIVES_HPP
#define DIRECTIVES_UPLOADDIRECTIVES_HPP

#include "config/Directive.hpp"

// Uploads and WebDAV.
DirectiveRows uploadDirectives();

#endif

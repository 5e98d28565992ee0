#ifndef DIRECTIVES_CHARSETDIRECTIVES_HPP
#define DIRECTIVES_CHARSETDIRECTIVES_HPP

#include "base/Status.hpp"
#include "config/Config.hpp"
#include "config/Directive.hpp"

// Charsets of responses: charset, source_charset, override_charset, charset_types, charset_map.
DirectiveRows charsetDirectives();

// Returns an error if somewhere files of one charset are to be sent in another without a map.
Status checkCharsets(const Config& config);

#endif

#ifndef DIRECTIVES_REFERERDIRECTIVES_HPP
#define DIRECTIVES_REFERERDIRECTIVES_HPP

#include "base/Status.hpp"
#include "config/Config.hpp"
#include "config/Directive.hpp"

// Which pages may link here: valid_referers.
DirectiveRows refererDirectives();

// Returns an error if "none" or "blocked" stand somewhere without a name.
Status checkReferers(const Config& config);

#endif

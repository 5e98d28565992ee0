#ifndef DIRECTIVES_GATEWAYDIRECTIVES_HPP
#define DIRECTIVES_GATEWAYDIRECTIVES_HPP

#include "config/Directive.hpp"

// `fastcgi_pass`, `scgi_pass` and `uwsgi_pass`, and what belongs to one of these protocols alone.
DirectiveRows gatewayDirectives();

#endif

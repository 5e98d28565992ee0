#ifndef DIRECTIVES_SECURELINKDIRECTIVES_HPP
#define DIRECTIVES_SECURELINKDIRECTIVES_HPP

#include "config/Directive.hpp"

// Links with a hash: secure_link, secure_link_md5, secure_link_secret.
DirectiveRows secureLinkDirectives();

#endif

#ifndef DIRECTIVES_COMPRESSIONDIRECTIVES_HPP
#define DIRECTIVES_COMPRESSIONDIRECTIVES_HPP

#include "config/Directive.hpp"

// Compression of responses: gzip and its kin, gzip_static.
DirectiveRows compressionDirectives();

#endif

#ifndef REWRITE_RETURN_HPP
#define REWRITE_RETURN_HPP

#include "config/RewriteProgram.hpp"
#include "exchange/Exchange.hpp"

// Responds as a `return` says: with a status and a text, or a redirect to a URL.
void respondByReturn(const RewriteStep& step, Exchange& exchange);

#endif

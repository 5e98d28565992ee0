#ifndef DIRECTIVES_UPSTREAMBLOCK_HPP
#define DIRECTIVES_UPSTREAMBLOCK_HPP

#include "config/Block.hpp"
#include "config/Statement.hpp"

// Reads an `upstream` block: its servers and how they share the work.
Status setUpstream(Block& block, const Statement& statement);

#endif

#ifndef REWRITE_CONDITION_HPP
#define REWRITE_CONDITION_HPP

#include "config/RewriteProgram.hpp"
#include "exchange/Exchange.hpp"

class FileCache;

// Returns whether the condition of an `if` holds. A regular expression that matches sets $1 to $9;
// one that does not match clears them.
bool holds(const RewriteCondition& condition, FileCache& files, Exchange& exchange);

// Searches `text`, and clears $1 to $9 if there is no match. Writes a line to the log if
// `rewrite_log` is on.
bool matchOrClear(const Pattern& pattern, const std::string& text, Exchange& exchange);

#endif

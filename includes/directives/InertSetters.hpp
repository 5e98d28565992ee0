#ifndef DIRECTIVES_INERTSETTERS_HPP
#define DIRECTIVES_INERTSETTERS_HPP

#include "config/Block.hpp"

// Setters for directives that have no effect here, or not the one that nginx gives them.

// Adds a note that says so.
Status noteInert(Block& block, const Statement& statement);
// The same, after checking that the value has the form that nginx asks for.
Status noteInertFlag(Block& block, const Statement& statement);
Status noteInertSize(Block& block, const Statement& statement);
Status noteInertTime(Block& block, const Statement& statement);
Status noteInertNumber(Block& block, const Statement& statement);
// Adds a warning, which is printed at every start, unless the value is "off".
Status warnInert(Block& block, const Statement& statement);

// Warns at every start that the directive has no effect, and why; but only once for all directives
// with that reason.
Status warnInertOnce(Block& block, const Statement& statement, const std::string& why);

#endif

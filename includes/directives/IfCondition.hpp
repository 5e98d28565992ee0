#ifndef DIRECTIVES_IFCONDITION_HPP
#define DIRECTIVES_IFCONDITION_HPP

#include "config/Block.hpp"
#include "config/RewriteProgram.hpp"
#include "config/Statement.hpp"

// Reads the words between the parentheses of an `if`: "$a", "$a = text", "$a ~* expression",
// "-f name", and their negations. Errors are nginx's, without a position.
Status readIfCondition(Block& block, const Statement& statement, RewriteCondition& condition);

#endif

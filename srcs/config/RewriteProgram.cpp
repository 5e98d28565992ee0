#include "config/RewriteProgram.hpp"

bool RewriteProgram::alwaysReturns() const {
  for (std::size_t i = 0; i < steps.size(); ++i)
    if (steps[i].kind == RewriteStep::kReturn) return true;
  return false;
}

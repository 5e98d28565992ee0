#include "directives/BlockDirectives.hpp"

// The Builder opens the blocks; the Parser replaces each include by what it names.
static const Directive kRows[] = {
    {"events", kMain | kEvents << kOpens, 0, 0, 0},
    {"http", kMain | kHttp << kOpens, 0, 0, 0},
    {"server", kHttp | kRepeats | kServer << kOpens, 0, 0, 0},
    {"location", kServer | kLocation | kRepeats | kLocation << kOpens, 1, 2, 0},
    {"include", kMain | kEvents | kAnywhere | kLimitExcept | kTypes, 1, 1, 0},
};

DirectiveRows blockDirectives() { return DirectiveRows(kRows); }

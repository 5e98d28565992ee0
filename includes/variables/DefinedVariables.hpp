#ifndef VARIABLES_DEFINEDVARIABLES_HPP
#define VARIABLES_DEFINEDVARIABLES_HPP

#include <string>

#include "exchange/Exchange.hpp"

// Appends the value of a variable that the configuration defines. That of a map or geo is computed
// at first use. A value that was never set is empty and is worth a warning; so is a map that needs
// its own value.
void appendDefined(int slot, const Exchange& exchange, std::string& out);

#endif

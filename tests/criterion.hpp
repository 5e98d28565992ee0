#ifndef CRITERION_HPP
#define CRITERION_HPP

// The headers that the Makefile compiles once for all tests. A test still names what it uses.
#include <criterion/criterion.h>

#include <algorithm>
#include <fstream>
#include <map>
#include <sstream>
#include <string>
#include <vector>

#endif

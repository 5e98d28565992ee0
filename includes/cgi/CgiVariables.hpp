#ifndef CGI_CGIVARIABLES_HPP
#define CGI_CGIVARIABLES_HPP

#include <string>

#include "exchange/Exchange.hpp"
#include "processes/Environment.hpp"

// The CGI script that a path names, and how the path is divided.
struct CgiScript {
  std::string file;        // the absolute name of the script; empty for cgi_pass
  std::string name;        // SCRIPT_NAME
  std::string pathInfo;    // the part of the path behind the script, or empty
  std::string executable;  // the file that is executed: an interpreter, or the script itself
};

// Adds the meta-variables of RFC 3875 4.1, others that scripts have come to expect, and the fields
// of the request as HTTP_*. `cgi_param` comes last and may replace any of them.
void fillEnvironment(const Exchange& exchange, const CgiScript& script, Environment& environment);

#endif

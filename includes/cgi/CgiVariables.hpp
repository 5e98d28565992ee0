#ifndef CGI_CGIVARIABLES_HPP
#define CGI_CGIVARIABLES_HPP

#include <string>

#include "exchange/Exchange.hpp"
#include "processes/Environment.hpp"

// Which program answers, and what of the path is whose.
struct CgiScript {
  std::string file;        // the script, absolute; empty where cgi_pass names the program
  std::string name;        // SCRIPT_NAME
  std::string pathInfo;    // the path behind it, or empty
  std::string executable;  // what is executed
};

// The meta-variables of RFC 3875 4.1 and those that web programs have come to expect; the fields
// of the request as HTTP_*; `cgi_param` last, so that it can replace any of them.
void fillEnvironment(const Exchange& exchange, const CgiScript& script, Environment& environment);

#endif

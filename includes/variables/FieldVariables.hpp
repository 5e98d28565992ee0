#ifndef VARIABLES_FIELDVARIABLES_HPP
#define VARIABLES_FIELDVARIABLES_HPP

#include "base/Slice.hpp"
#include "http/Request.hpp"

// Receives variables one by one. The texts are valid during the call.
class VariableReceiver {
 public:
  virtual ~VariableReceiver() {}
  virtual void addVariable(const Slice& name, const Slice& value) = 0;
};

// Tells the fields of a request as variables: HTTP_ACCEPT_LANGUAGE for Accept-Language (RFC 3875
// 4.1.18). Several fields of one name become one variable. Left out are Content-Type,
// Content-Length and Transfer-Encoding, and Proxy, because programs take HTTP_PROXY for a setting
// of their own. HTTP_HOST is the host of an absolute target, if there is one (RFC 9112 3.2.2).
void tellFieldVariables(const Request& request, VariableReceiver& receiver);

#endif

#ifndef CGI_CGI_HPP
#define CGI_CGI_HPP

#include "cgi/CgiVariables.hpp"
#include "exchange/Handler.hpp"

class CgiResponse;
class PartNames;
struct Services;

// Implements `cgi` and `cgi_pass`: a CGI script responds (RFC 3875).
class Cgi : public Handler {
 public:
  // Keeps references to both, which must outlive this object.
  Cgi(Services& services, PartNames& names) : services_(services), names_(names) {}

  virtual Result handle(Exchange& exchange);
  virtual unsigned methods(Exchange& exchange) const;

 private:
  const CgiRule* findScript(Exchange& exchange, CgiScript& script) const;
  bool isScript(Exchange& exchange, const CgiRule& rule, CgiScript& script) const;
  bool hasDirectory(const std::string& path) const;
  int checkExecutable(Exchange& exchange, const CgiScript& script) const;
  int checkRunnable(const std::string& path, std::string& why) const;
  Result run(Exchange& exchange, const CgiScript& script);
  int start(Exchange& exchange, CgiResponse& pending);
  int startCollected(Exchange& exchange, CgiResponse& pending);
  int startSpooled(Exchange& exchange, CgiResponse& pending);

  Services& services_;
  PartNames& names_;
};

#endif

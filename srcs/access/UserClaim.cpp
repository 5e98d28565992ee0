#include "access/UserClaim.hpp"

static const char kField[] = "WWW-Authenticate";

// A quoted string (RFC 9110 5.6.4). An error page may have asked already, for another realm.
int UserClaim::ask(Exchange& x) const {
  std::string value = "Basic realm=\"";
  for (std::size_t i = 0; i < realm.size(); ++i) {
    if (realm[i] == '"' || realm[i] == '\\') value += '\\';
    value += realm[i];
  }
  x.response.removeField(kField);
  x.response.addField(kField, value + "\"");
  return 401;
}

int UserClaim::refuseFile(const Exchange& x, int status) const {
  bool isMissing = status == 404;
  const char* reason = isMissing       ? " failed (2: No such file or directory)"
                       : status == 403 ? " failed (13: Permission denied)"
                                       : " failed: it cannot be read as a file";
  x.log(isMissing ? kLogError : kLogCrit, "open() \"" + file + "\"" + reason);
  return isMissing ? 403 : 500;
}

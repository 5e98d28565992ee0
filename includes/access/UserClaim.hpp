#ifndef ACCESS_USERCLAIM_HPP
#define ACCESS_USERCLAIM_HPP

#include <string>

#include "content/FileFacts.hpp"
#include "exchange/Exchange.hpp"
#include "http/BasicCredentials.hpp"

// A client's claim to be a user of a password file.
struct UserClaim {
  std::string realm;
  BasicCredentials credentials;
  std::string file;
  FileFacts facts;     // of the file
  std::string digest;  // under which KnownPasswords remembers the claim

  // Has the response ask for a name and a password. Returns 401.
  int ask(Exchange& exchange) const;
  // The file cannot be read, for the reason that an HTTP status of FileFacts::read() gives. Logs
  // that, and returns the status that nginx sends: 403 if the file does not exist, else 500.
  int refuseFile(const Exchange& exchange, int status) const;
};

#endif

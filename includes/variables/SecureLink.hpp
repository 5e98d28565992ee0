#ifndef VARIABLES_SECURELINK_HPP
#define VARIABLES_SECURELINK_HPP

#include <string>

#include "exchange/Exchange.hpp"

// Appends $secure_link: "1" if the link of the request is right, "0" if it was and has expired, and
// nothing if it is wrong. With `secure_link_secret` it is the rest of the path behind the hash.
void appendSecureLink(const Exchange& exchange, std::string& out);
// Appends $secure_link_expires: the time at which the link expires, if it names one.
void appendSecureLinkExpires(const Exchange& exchange, std::string& out);

#endif

#ifndef CONFIG_SECURELINKSETTINGS_HPP
#define CONFIG_SECURELINKSETTINGS_HPP

#include <string>

#include "config/Template.hpp"

// Links that only those can make who know a secret: either `secure_link` and `secure_link_md5`, or
// `secure_link_secret`. All are empty where no link is checked.
struct SecureLinkSettings {
  Template link;  // the hash of the link, and perhaps "," and the time at which it expires
  Template text;  // of which the hash is the MD5
  std::string secret;
};

#endif

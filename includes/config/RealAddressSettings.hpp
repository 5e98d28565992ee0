#ifndef CONFIG_REALADDRESSSETTINGS_HPP
#define CONFIG_REALADDRESSSETTINGS_HPP

#include <string>

#include "config/InheritedList.hpp"
#include "net/Network.hpp"

struct RealAddressSettings {
  // Where a proxy tells the client's address.
  enum Source {
    kField,         // the first field with that name
    kForwardedFor,  // the last address in the fields X-Forwarded-For
    kProxyProtocol  // the PROXY header of the connection
  };

  InheritedList<Network> trusted;  // the proxies of `set_real_ip_from`
  Source source;
  std::string field;
  bool isRecursive;  // the last address of X-Forwarded-For that is not a trusted proxy's

  RealAddressSettings() : source(kField), field("X-Real-IP"), isRecursive(false) {}
};

#endif

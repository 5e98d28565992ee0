#ifndef CONFIG_REALADDRESSSETTINGS_HPP
#define CONFIG_REALADDRESSSETTINGS_HPP

#include <string>

#include "config/InheritedList.hpp"

// A proxy of `set_real_ip_from`: a network, or all clients of unix domain sockets.
struct TrustedProxy {
  bool isUnix;
  std::string network;  // 4 or 16 bytes
  int prefixBits;

  TrustedProxy() : isUnix(false), prefixBits(0) {}
};

struct RealAddressSettings {
  // Where a proxy tells the client's address.
  enum Source {
    kField,         // the first field with that name
    kForwardedFor,  // the last address in the fields X-Forwarded-For
    kProxyProtocol  // the PROXY header of the connection
  };

  InheritedList<TrustedProxy> trusted;  // empty: no proxy is believed
  Source source;
  std::string field;
  bool isRecursive;  // the last address of X-Forwarded-For that is not a trusted proxy's

  RealAddressSettings() : source(kField), field("X-Real-IP"), isRecursive(false) {}
};

#endif

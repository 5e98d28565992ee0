#ifndef UPSTREAMS_PROXYREQUEST_HPP
#define UPSTREAMS_PROXYREQUEST_HPP

#include <string>

#include "config/UpstreamSettings.hpp"
#include "exchange/Exchange.hpp"

// The head of the HTTP request that `proxy_pass` sends for an exchange.
class ProxyRequest {
 public:
  // `host` is $proxy_host. Keeps references to the exchange and the target.
  ProxyRequest(const Exchange& exchange, const UpstreamTarget& target, const std::string& host);
  // The URI that an address with variables has, if it has one.
  void setVariableUri(const std::string& uri) { variableUri_ = uri; }

  // Returns false if the URI has a control character or a blank.
  bool writeUri(std::string& uri) const;
  // Appends the head with its empty line. `bodySize` is as in UpstreamResponse.
  void write(const std::string& uri, off_t bodySize, std::string& out) const;
  // Whether the head asks for another protocol.
  static bool asksUpgrade(const std::string& head);

 private:
  bool isPathOriginal() const;
  void appendPath(std::string& uri) const;
  void appendConfigured(std::string& out) const;
  void appendClients(std::string& out) const;
  bool isOverridden(const Slice& name) const;

  const Exchange& exchange_;
  const UpstreamTarget& target_;
  std::string host_;
  std::string variableUri_;
};

#endif

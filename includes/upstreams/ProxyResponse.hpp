#ifndef UPSTREAMS_PROXYRESPONSE_HPP
#define UPSTREAMS_PROXYRESPONSE_HPP

#include <string>

#include "upstreams/ProxyRequest.hpp"
#include "upstreams/UpstreamResponse.hpp"

// The response of an HTTP server behind this one.
class ProxyResponse : public UpstreamResponse {
 public:
  // `uri` is that of the request to the server, and `request` writes it.
  ProxyResponse(Services& services, PartNames& names, Exchange& exchange,
                const ProxyRequest& request);
  void setUri(const std::string& uri) { uri_ = uri; }

 protected:
  virtual UpstreamProtocol* makeProtocol(off_t bodySize);
  virtual bool takesChunks() const;
  virtual std::string urlOf(const std::string& server) const;
  virtual bool rewriteLocation(std::string& value);
  virtual void rewriteCookie(std::string& value);

 private:
  bool mayUpgrade(off_t bodySize) const;

  ProxyRequest request_;
  std::string uri_;
};

#endif

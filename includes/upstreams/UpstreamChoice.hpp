#ifndef UPSTREAMS_UPSTREAMCHOICE_HPP
#define UPSTREAMS_UPSTREAMCHOICE_HPP

#include <string>

#include "config/UpstreamSettings.hpp"
#include "exchange/Handler.hpp"
#include "peers/UpstreamGroup.hpp"

struct Services;

// The upstream group that a request goes to. An address with variables names a group of the
// configuration, one of the addresses that were resolved when it was loaded, or a numeric address.
class UpstreamChoice {
 public:
  UpstreamChoice(Services& services, Exchange& exchange, const UpstreamTarget& target);

  // Returns 0, or the HTTP status that says that there is no such group.
  int status() const { return status_; }
  // The following are valid if status() is 0.
  UpstreamGroup& group() const { return *group_; }
  // $proxy_host
  const std::string& authority() const { return authority_; }
  // What follows the authority in an address with variables; empty if it has no variables.
  const std::string& uri() const { return uri_; }
  // What the group's policy hashes.
  const std::string& key() const { return key_; }

 private:
  UpstreamChoice(const UpstreamChoice&);
  UpstreamChoice& operator=(const UpstreamChoice&);

  void choose(const UpstreamDefinition& definition);
  bool chooseKnown(const std::string& name);
  bool chooseNumeric(bool isHttp);
  void chooseByText(const std::string& text, UpstreamTarget::Protocol protocol);

  Services& services_;
  Exchange& exchange_;
  int status_;
  Ref<UpstreamGroup> group_;
  std::string authority_;
  std::string uri_;
  std::string key_;
};

// Returns true if the path is the location's name without the slash at its end: "/app" in the
// location "/app/".
bool lacksSlash(const Exchange& exchange);
// Responds with a redirect to the same path with a slash at its end.
Handler::Result redirectToSlash(Exchange& exchange);

#endif

#include "upstreams/UpstreamChoice.hpp"

#include "exchange/Services.hpp"
#include "http/UriPath.hpp"
#include "net/NumericAddress.hpp"
#include "processes/Children.hpp"
#include "variables/Variables.hpp"

UpstreamChoice::UpstreamChoice(Services& services, Exchange& x, const UpstreamTarget& target)
    : services_(services), exchange_(x), status_(0) {
  if (target.upstream) {
    authority_ = target.authority;
    choose(*target.upstream);
  } else {
    std::string text;
    expand(target.address, x, text);
    chooseByText(text, target.protocol);
  }
}

void UpstreamChoice::choose(const UpstreamDefinition& definition) {
  group_.reset(static_cast<UpstreamGroup*>(definition.group.get()));
  if (definition.policy == UpstreamDefinition::kIpHash)
    key_ = withoutMapping(exchange_.peer().bytes()).str();
  else
    expand(definition.key, exchange_, key_);
}

bool UpstreamChoice::chooseKnown(const std::string& name) {
  const UpstreamTable* table = exchange_.server().upstreams;
  const UpstreamDefinition* known = table ? table->find(name) : 0;
  if (known) choose(*known);
  return known != 0;
}

// Reads an address that needs no name server. Only HTTP has a port by default.
static bool readAddress(const std::string& text, bool isHttp, Address& address) {
  if (Slice(text).startsWith("unix:")) {
    bool isShort = text.size() > 5 && text.size() - 5 <= Address::longestPath();
    if (isShort) address = Address::ofPath(text.substr(5));
    return isShort;
  }
  if (!parseNumericAddress(text, address)) return false;
  if (address.port() == 0 && isHttp) address = address.withPort(80);
  return address.port() != 0;
}

// Its group serves this request alone.
bool UpstreamChoice::chooseNumeric(bool isHttp) {
  Address address;
  if (!readAddress(authority_, isHttp, address)) return false;
  UpstreamServer server;
  server.name = authority_;
  server.addresses.push_back(address);
  UpstreamDefinition definition;
  definition.name = authority_;
  definition.servers.push_back(server);
  group_.reset(new UpstreamGroup(definition, services_.loop));
  return true;
}

void UpstreamChoice::chooseByText(const std::string& text, UpstreamTarget::Protocol protocol) {
  Slice rest(text);
  bool isHttp = protocol == UpstreamTarget::kHttp1;
  if (isHttp && !rest.startsWith("http://")) {
    exchange_.log(kLogError, "invalid URL prefix in \"" + text + "\"");
    status_ = 500;
    return;
  }
  if (isHttp) rest = rest.from(7);
  authority_ = isHttp ? takeUpstreamAuthority(rest) : rest.str();
  if (isHttp) uri_ = rest.str();
  if (authority_.empty()) {
    exchange_.log(kLogError, "no host in upstream \"" + text + "\"");
    status_ = 500;
    return;
  }
  bool isFound =
      chooseKnown(authority_) || chooseKnown(inLowerCase(authority_)) || chooseNumeric(isHttp);
  if (isHttp && Slice(authority_).startsWith("unix:")) authority_ = "localhost";
  if (isFound) return;
  exchange_.log(kLogError, "no address of upstream \"" + authority_ +
                               "\" is known: names are resolved when the configuration is loaded, "
                               "and this one did not come from it");
  status_ = 502;
}

bool lacksSlash(const Exchange& x) {
  Location::Kind kind = x.location->kind;
  bool hasPath = kind != Location::kRegex && kind != Location::kNamed;
  return hasPath && x.path.size() + 1 == x.location->uri.size();
}

Handler::Result redirectToSlash(Exchange& x) {
  x.response.setStatus(301);
  appendEncodedPath(x.response.location, x.path);
  x.response.location += '/';
  if (!x.args.empty()) x.response.location += "?" + x.args;
  return Handler::kResponded;
}

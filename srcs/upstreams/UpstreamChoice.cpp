#include "upstreams/UpstreamChoice.hpp"

#include "exchange/Services.hpp"
#include "http/UriPath.hpp"
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

static std::string lowered(const std::string& text) {
  std::string result = text;
  for (std::size_t i = 0; i < result.size(); ++i)
    result[i] = toLower(result[i]);
  return result;
}

void UpstreamChoice::chooseByText(const std::string& text, UpstreamTarget::Protocol protocol) {
  Slice rest(text);
  bool isHttp = protocol == UpstreamTarget::kHttp;
  if (isHttp && !rest.startsWith("http://")) {
    exchange_.log(kLogError, "invalid URL prefix in \"" + text + "\"");
    status_ = 500;
    return;
  }
  if (isHttp) rest = rest.from(7);
  std::size_t end = isHttp ? 0 : rest.size();
  while (end < rest.size() && rest[end] != '/' && rest[end] != '?')
    ++end;
  authority_ = rest.sub(0, end).str();
  uri_ = rest.from(end).str();
  const UpstreamDefinition* known =
      exchange_.server().upstreams ? exchange_.server().upstreams->find(lowered(authority_)) : 0;
  if (known) return choose(*known);
  exchange_.log(kLogError,
                "\"" + authority_ + "\" was not known when the configuration was loaded");
  status_ = 502;
}

bool lacksSlash(const Exchange& x) {
  bool isPrefix =
      x.location->kind == Location::kPrefix || x.location->kind == Location::kPrefixFinal;
  return isPrefix && x.path.size() + 1 == x.location->uri.size();
}

Handler::Result redirectToSlash(Exchange& x) {
  x.response.setStatus(301);
  appendEncodedPath(x.response.location, x.path);
  x.response.location += '/';
  if (!x.args.empty()) x.response.location += "?" + x.args;
  return Handler::kResponded;
}

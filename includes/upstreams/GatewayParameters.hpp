#ifndef UPSTREAMS_GATEWAYPARAMETERS_HPP
#define UPSTREAMS_GATEWAYPARAMETERS_HPP

#include "config/UpstreamSettings.hpp"
#include "exchange/Exchange.hpp"
#include "gateway/GatewayProtocol.hpp"

// Appends the parameters that `fastcgi_pass` and its kin send for an exchange: those of `*_param`,
// then the fields of the request as HTTP_*, except those that a `*_param` has set.
void fillParameters(const GatewaySettings& settings, const Exchange& exchange,
                    GatewayProtocol::Parameters& parameters);

// Gives CONTENT_LENGTH, if it is among the parameters, the length of the body that is sent: -1 if
// there is none.
void setContentLength(off_t length, GatewayProtocol::Parameters& parameters);

#endif

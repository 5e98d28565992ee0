#ifndef GATEWAY_ACCELFIELDS_HPP
#define GATEWAY_ACCELFIELDS_HPP

#include <string>

#include "config/UpstreamSettings.hpp"
#include "exchange/Exchange.hpp"
#include "gateway/UpstreamHead.hpp"

// The fields X-Accel-* by which an upstream server tells this server what to do with its response.

// Returns the value of such a field, or 0 if it is missing or to be ignored. An empty field counts
// as missing, except for X-Accel-Redirect, where it leads nowhere.
const std::string* findAccelField(const UpstreamHead& head, const UpstreamSettings& settings,
                                  UpstreamMeaning meaning);

// Returns true if the response is to be buffered: X-Accel-Buffering overrides the settings.
bool wantsBuffering(const UpstreamHead& head, const UpstreamSettings& settings);

// Obeys X-Accel-Limit-Rate and X-Accel-Charset. They hold for the response to an X-Accel-Redirect
// too.
void obeyAccelFields(const UpstreamHead& head, const UpstreamSettings& settings,
                     Exchange& exchange);

#endif

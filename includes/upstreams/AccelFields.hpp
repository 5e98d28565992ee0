#ifndef UPSTREAMS_ACCELFIELDS_HPP
#define UPSTREAMS_ACCELFIELDS_HPP

#include <string>

#include "config/UpstreamSettings.hpp"
#include "exchange/Exchange.hpp"
#include "gateway/UpstreamTransfer.hpp"

// The fields X-Accel-* by which an upstream server tells this server what to do with its response.

// Returns the value of such a field, or 0 if it is missing or to be ignored. An empty field counts
// as missing, except for X-Accel-Redirect, where it leads nowhere.
const std::string* findAccelField(const UpstreamHead& head, const UpstreamSettings& settings,
                                  UpstreamMeaning meaning);

// Obeys X-Accel-Limit-Rate, X-Accel-Charset and X-Accel-Buffering. They hold for the response to an
// X-Accel-Redirect too.
void obeyAccelFields(const UpstreamSettings& settings, UpstreamTransfer& transfer,
                     Exchange& exchange);

#endif

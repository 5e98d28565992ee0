#include "server/Site.hpp"

static bool showsTime(const Template& line) {
  return line.names(kVarRequestTime) || line.names(kVarUpstreamConnectTime) ||
         line.names(kVarUpstreamHeaderTime) || line.names(kVarUpstreamResponseTime);
}

static bool wantsTime(const Config& config) {
  typedef std::map<std::string, LogFormat> Formats;
  for (Formats::const_iterator it = config.logFormats.begin(); it != config.logFormats.end(); ++it)
    if (showsTime(it->second.line)) return true;
  return false;
}

Site::Site(ScopedPtr<Config>& config, Logs& logs)
    : config_(config.release()),
      router_(*config_),
      logs_(logs),
      measuresTime_(wantsTime(*config_)) {}

Site::~Site() { logs_.release(used_); }

void Site::openZones(const Site* before) {
  static const std::vector<LimitZone*> kNone;
  zones_.attach(config_->limitZones, before ? before->config().limitZones : kNone);
}

Status Site::openLogs() { return logs_.attach(*config_, used_); }

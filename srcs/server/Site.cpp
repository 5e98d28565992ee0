#include "server/Site.hpp"

static bool wantsTime(const Config& config) {
  for (std::size_t i = 0; i < config.logFormats.size(); ++i)
    if (config.logFormats[i]->line.names(kVarRequestTime)) return true;
  return false;
}

Site::Site(ScopedPtr<Config>& config, Logs& logs)
    : config_(config.release()),
      router_(*config_),
      logs_(logs),
      measuresTime_(wantsTime(*config_)) {}

Site::~Site() { logs_.release(used_); }

Status Site::openLogs() { return logs_.attach(*config_, used_); }

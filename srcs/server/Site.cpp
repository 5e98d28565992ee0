#include "server/Site.hpp"

Site::Site(Config* config, Logs& logs) : config_(config), router_(*config), logs_(logs) {}

Site::~Site() { logs_.release(used_); }

Status Site::openLogs() { return logs_.attach(*config_, used_); }

#include "config/Config.hpp"

Status Config::addPattern(const std::string& text, bool ignoresCase, const Pattern*& pattern) {
  patterns.push_back(0);
  patterns.back() = new Pattern;
  pattern = patterns.back();
  return Pattern::compile(text, ignoresCase, regexScratch, variables, *patterns.back());
}

template <typename T>
static void deleteAll(std::vector<T*>& owned) {
  for (std::size_t i = 0; i < owned.size(); ++i)
    delete owned[i];
}

Config::Config()
    : workerConnections(0), cgiMaxProcesses(32), startsScripts(false), shutdownTimeout(0) {
  errorLog.path = "stderr";
}

Config::~Config() {
  deleteAll(servers);
  deleteAll(typeTables);
  deleteAll(limitZones);
  deleteAll(maps);
  deleteAll(geos);
  deleteAll(splits);
  deleteAll(patterns);
}

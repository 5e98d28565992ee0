#include "config/Config.hpp"

template <typename T>
static void deleteAll(std::vector<T*>& owned) {
  for (std::size_t i = 0; i < owned.size(); ++i)
    delete owned[i];
}

Config::Config() : workerConnections(0), cgiMaxProcesses(32) { errorLog.path = "stderr"; }

Config::~Config() {
  deleteAll(servers);
  deleteAll(typeTables);
  deleteAll(limitZones);
}

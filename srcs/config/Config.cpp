#include "config/Config.hpp"

#include "config/Template.hpp"

template <typename T>
static void deleteAll(std::vector<T*>& owned) {
  for (std::size_t i = 0; i < owned.size(); ++i)
    delete owned[i];
  owned.clear();
}

Location::~Location() { deleteAll(locations); }

VirtualServer::VirtualServer() : mergeSlashes(true) {}

Config::Config() : workerConnections(0), cgiMaxProcesses(32) {
  errorLog.path = "stderr";
  errorLog.level = kLogError;
}

Config::~Config() {
  deleteAll(servers);
  deleteAll(typeTables);
  deleteAll(logFormats);
}

Slice VirtualServer::mainName() const {
  Slice name = names.empty() ? Slice() : Slice(names[0]);
  return name.startsWith(".") ? name.from(1) : name;
}

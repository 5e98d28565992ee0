#include "content/PartFileCleanup.hpp"

#include <cstdio>
#include <ctime>
#include <set>
#include <vector>

#include "base/DirectoryStream.hpp"
#include "content/FileFacts.hpp"
#include "content/PartFile.hpp"

static const std::time_t kLeftoverAge = 24 * 3600;

// Reads the clock of the file system, which may be that of another machine, from a new file.
static bool readClock(const std::string& directory, int pid, std::time_t& now) {
  PartNames names;
  PartFile probe;
  FileFacts facts;
  bool isMade = probe.create(directory, names, pid) == 0;
  if (!isMade || facts.read(probe.path()) != 0) return false;
  now = facts.modified;
  return true;
}

static bool isLeftover(const std::string& path, std::time_t now) {
  FileFacts facts;
  return facts.read(path) == 0 && facts.isRegular() && now - facts.modified >= kLeftoverAge;
}

static void findParts(const std::string& directory, std::size_t most,
                      std::vector<std::string>& paths) {
  DirectoryStream stream(directory.c_str());
  if (!stream.isOpen()) return;
  for (std::size_t i = 0; i < most; ++i) {
    const struct dirent* entry = stream.next();
    if (entry == 0) return;
    if (PartNames::isOne(entry->d_name)) paths.push_back(directory + entry->d_name);
  }
}

int removeLeftovers(const std::string& directory, int pid, std::size_t most) {
  std::vector<std::string> paths;
  findParts(directory + "/", most, paths);
  std::time_t now = 0;
  if (paths.empty() || !readClock(directory + "/", pid, now)) return 0;
  int removed = 0;
  for (std::size_t i = 0; i < paths.size(); ++i)
    if (isLeftover(paths[i], now) && std::remove(paths[i].c_str()) == 0) ++removed;
  return removed;
}

static void addStores(const Location& location, std::set<std::string>& stores) {
  if (!location.scope.uploads.store.empty()) stores.insert(location.scope.uploads.store);
  for (std::size_t i = 0; i < location.locations.size(); ++i)
    addStores(*location.locations[i], stores);
}

void removeLeftovers(const Config& config, int pid) {
  std::set<std::string> stores;
  for (std::size_t i = 0; i < config.servers.size(); ++i)
    addStores(config.servers[i]->level, stores);
  for (std::set<std::string>::const_iterator it = stores.begin(); it != stores.end(); ++it)
    removeLeftovers(*it, pid);
}

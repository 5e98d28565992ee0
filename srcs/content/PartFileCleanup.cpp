#include "content/PartFileCleanup.hpp"

#include <cstdio>
#include <set>
#include <vector>

#include "base/DirectoryStream.hpp"
#include "base/Numbers.hpp"
#include "content/FileFacts.hpp"
#include "content/PartFile.hpp"

static bool isGone(off_t pid) { return FileFacts().read("/proc/" + decimal(pid)) == 404; }

static bool isLeftover(const std::string& directory, const char* name, int pid) {
  off_t owner;
  if (!PartNames::isOne(name, owner) || (owner != pid && !isGone(owner))) return false;
  FileFacts facts;
  return facts.read(directory + "/" + name) == 0 && facts.isRegular();
}

static std::vector<std::string> findLeftovers(const std::string& directory, int pid) {
  std::vector<std::string> found;
  DirectoryStream stream(directory.c_str());
  if (!stream.isOpen()) return found;
  while (const struct dirent* entry = stream.next())
    if (isLeftover(directory, entry->d_name, pid)) found.push_back(entry->d_name);
  return found;
}

int removeLeftovers(const std::string& directory, int pid) {
  std::vector<std::string> found = findLeftovers(directory, pid);
  int removed = 0;
  for (std::size_t i = 0; i < found.size(); ++i)
    if (std::remove((directory + "/" + found[i]).c_str()) == 0) ++removed;
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

#include "variables/RealPath.hpp"

#include <sys/stat.h>

#include "base/DirectoryStream.hpp"
#include "variables/FileNames.hpp"

static bool isSameFile(const struct stat& a, const struct stat& b) {
  return a.st_dev == b.st_dev && a.st_ino == b.st_ino;
}

// A symbolic link to the child is not the child. The entry of a mounted directory has another inode
// than the directory, so that entries that are directories are looked at too.
static bool isEntryOf(const struct dirent& entry, const std::string& parent,
                      const struct stat& child) {
  std::string name = entry.d_name;
  if (name == "." || name == ".." || entry.d_type == DT_LNK) return false;
  bool mayBe = entry.d_ino == child.st_ino || entry.d_type == DT_UNKNOWN;
  struct stat facts;
  if (!mayBe && stat(parent.c_str(), &facts) == 0) mayBe = facts.st_dev != child.st_dev;
  return mayBe && stat((parent + name).c_str(), &facts) == 0 && isSameFile(facts, child);
}

static std::string nameIn(const std::string& parent, const struct stat& child) {
  DirectoryStream stream(parent.c_str());
  if (!stream.isOpen()) return std::string();
  for (int i = 0; i < kMostEntries; ++i) {
    const struct dirent* entry = stream.next();
    if (!entry) break;
    if (isEntryOf(*entry, parent, child)) return entry->d_name;
  }
  return std::string();
}

std::string realPath(const std::string& directory) {
  std::string up = directory + "/";
  std::string path;
  struct stat child;
  struct stat parent;
  if (stat(up.c_str(), &child) != 0) return std::string();
  for (;;) {
    up += "../";
    if (stat(up.c_str(), &parent) != 0) return std::string();
    if (isSameFile(child, parent)) return path.empty() ? "/" : path;
    std::string name = nameIn(up, child);
    if (name.empty()) return std::string();
    path.insert(0, "/" + name);
    child = parent;
  }
}

void appendRealRoot(const Exchange& x, std::string& out) {
  std::string root;
  appendRoot(x, root);
  out += realPath(root);
}

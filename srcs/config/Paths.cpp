#include "config/Paths.hpp"

#include <sys/stat.h>

#include <algorithm>
#include <cstdlib>

#include "base/DirectoryStream.hpp"

typedef std::vector<std::string> Names;

static bool isSameFile(const struct stat& a, const struct stat& b) {
  return a.st_dev == b.st_dev && a.st_ino == b.st_ino;
}

static Names namesIn(const std::string& directory) {
  Names names;
  DirectoryStream stream(directory.empty() ? "." : directory.c_str());
  if (!stream.isOpen()) return names;
  while (const struct dirent* entry = stream.next())
    names.push_back(entry->d_name);
  return names;
}

// Returns the name of `child` in `directory`, with a '/' at its end; empty if it is not there.
static std::string nameIn(const std::string& directory, const struct stat& child) {
  Names names = namesIn(directory);
  for (std::size_t i = 0; i < names.size(); ++i) {
    struct stat entry;
    if (names[i] == "." || names[i] == "..") continue;
    if (stat((directory + names[i]).c_str(), &entry) != 0) continue;
    if (isSameFile(entry, child)) return names[i] + "/";
  }
  return std::string();
}

static std::string walkUp() {
  std::string path;
  std::string up;
  struct stat child;
  struct stat parent;
  if (stat(".", &child) != 0) return "./";
  for (;;) {
    up += "../";
    if (stat(up.c_str(), &parent) != 0) return "./";
    if (isSameFile(child, parent)) return "/" + path;
    std::string name = nameIn(up, child);
    if (name.empty()) return "./";
    path = name + path;
    child = parent;
  }
}

std::string currentDirectory() {
  struct stat here;
  struct stat there;
  const char* told = std::getenv("PWD");
  if (!told || told[0] != '/' || stat(told, &there) != 0) return walkUp();
  if (stat(".", &here) != 0 || !isSameFile(here, there)) return walkUp();
  std::string path(told);
  return path[path.size() - 1] == '/' ? path : path + "/";
}

std::string directoryOf(const std::string& path) {
  std::size_t slash = path.rfind('/');
  return slash == std::string::npos ? std::string() : path.substr(0, slash + 1);
}

std::string resolvePath(const std::string& directory, const std::string& path) {
  return !path.empty() && path[0] == '/' ? path : directory + path;
}

bool isDirectory(const std::string& path) {
  struct stat found;
  return stat(path.c_str(), &found) == 0 && S_ISDIR(found.st_mode);
}

bool isMask(const Slice& text) {
  return text.find('*') != Slice::npos || text.find('?') != Slice::npos ||
         text.find('[') != Slice::npos;
}

// Returns where the set that begins at `open` has its ']', or npos. A ']' right after the start is
// a member of the set.
static std::size_t endOfSet(const Slice& mask, std::size_t open) {
  std::size_t first = open + 1;
  if (first < mask.size() && (mask[first] == '!' || mask[first] == '^')) ++first;
  return mask.find(']', first + 1);
}

// `set` is the text between the brackets.
static bool isInSet(Slice set, char c) {
  bool inverted = set[0] == '!' || set[0] == '^';
  if (inverted) set.removePrefix(1);
  bool found = false;
  for (std::size_t i = 0; i < set.size(); ++i) {
    bool isRange = i + 2 < set.size() && set[i + 1] == '-';
    char last = isRange ? set[i + 2] : set[i];
    found = found || (c >= set[i] && c <= last);
    if (isRange) i += 2;
  }
  return found != inverted;
}

// Returns whether the element at `at` in the mask matches `c`, and if so moves `at` past it.
// REQUIRES: the element is not a '*'.
static bool matchesOne(const Slice& mask, std::size_t& at, char c) {
  std::size_t close = mask[at] == '[' ? endOfSet(mask, at) : Slice::npos;
  bool matches = close != Slice::npos ? isInSet(mask.sub(at + 1, close - at - 1), c)
                                      : mask[at] == '?' || mask[at] == c;
  if (matches) at = close != Slice::npos ? close + 1 : at + 1;
  return matches;
}

bool matchesMask(const Slice& mask, const Slice& name) {
  if (name.startsWith(".") && !mask.startsWith(".")) return false;
  std::size_t at = 0;
  std::size_t i = 0;
  // After a mismatch only the last '*' needs another try, with one more character.
  std::size_t star = Slice::npos;
  std::size_t retry = 0;
  while (i < name.size()) {
    if (at < mask.size() && mask[at] == '*') {
      star = ++at;
      retry = i;
    } else if (at < mask.size() && matchesOne(mask, at, name[i])) {
      ++i;
    } else {
      if (star == Slice::npos) return false;
      at = star;
      i = ++retry;
    }
  }
  while (at < mask.size() && mask[at] == '*')
    ++at;
  return at == mask.size();
}

// Returns each of `bases` followed by each name in that directory that matches.
static Names expandComponent(const Names& bases, const Slice& mask) {
  Names found;
  for (std::size_t i = 0; i < bases.size(); ++i) {
    Names names = namesIn(bases[i]);
    for (std::size_t j = 0; j < names.size(); ++j) {
      if (matchesMask(mask, names[j])) found.push_back(bases[i] + names[j]);
    }
  }
  return found;
}

static bool isMissing(const std::string& path) {
  struct stat found;
  return stat(path.c_str(), &found) != 0;
}

std::vector<std::string> expandMask(const std::string& mask) {
  Names paths(1);
  Slice left(mask);
  bool lastIsMask = false;
  while (!left.empty()) {
    std::size_t slash = left.find('/');
    Slice component = left.sub(0, slash);
    Slice separator = slash == Slice::npos ? Slice() : Slice("/");
    lastIsMask = isMask(component);
    if (lastIsMask) paths = expandComponent(paths, component);
    std::string tail = (lastIsMask ? Slice() : component).str() + separator.str();
    for (std::size_t i = 0; i < paths.size(); ++i)
      paths[i] += tail;
    left.removePrefix(component.size() + separator.size());
  }
  // A dangling link that a mask matched stays, so that reading it fails. A plain last component may
  // be missing in some of the directories.
  if (!lastIsMask) {
    paths.erase(std::remove_if(paths.begin(), paths.end(), isMissing), paths.end());
  }
  std::sort(paths.begin(), paths.end());
  return paths;
}

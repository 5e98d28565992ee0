#ifndef CONFIG_PATHS_HPP
#define CONFIG_PATHS_HPP

#include <string>
#include <vector>

#include "base/Slice.hpp"

// Returns the absolute path of the current directory, with a '/' at its end: $PWD if that names the
// current directory, else what walking up finds. Returns "./" if a directory on the way cannot be
// read.
std::string currentDirectory();

// Returns "conf/" for "conf/site.conf" and "" for "site.conf".
std::string directoryOf(const std::string& path);

// Returns `path` if it is absolute, else `path` below `directory`, which ends in '/' or is empty.
std::string resolvePath(const std::string& directory, const std::string& path);

bool isDirectory(const std::string& path);

// Returns whether `text` contains one of "*?[", the special characters of a mask.
bool isMask(const Slice& text);

// Returns whether `mask` matches the whole of `name`: "*" stands for any characters, "?" for one,
// "[a-z]" for one of a set and "[!a-z]" for one that is not in the set. None of them matches a
// leading dot. REQUIRES: there is no '/' in either.
bool matchesMask(const Slice& mask, const Slice& name);

// Returns every existing path that `mask` matches, in byte order. Any component may be a mask.
std::vector<std::string> expandMask(const std::string& mask);

#endif

#ifndef CONFIG_PATHS_HPP
#define CONFIG_PATHS_HPP

#include <string>
#include <vector>

#include "base/Slice.hpp"

// The current directory, absolute, with a '/' at its end: $PWD where that is true, else found by
// walking up; "./" where a directory on the way cannot be read.
std::string currentDirectory();

// "conf/" of "conf/site.conf", "" of "site.conf".
std::string directoryOf(const std::string& path);

// `path` itself where it is absolute, else below `directory` (which ends in '/', or is empty).
std::string resolvePath(const std::string& directory, const std::string& path);

bool isDirectory(const std::string& path);

// Whether `text` has one of "*?[", the characters of a mask.
bool isMask(const Slice& text);

// "*" any run, "?" any character, "[a-z]" or "[!a-z]" one of a set; none of them matches a dot in
// front. No '/' in either.
bool matchesMask(const Slice& mask, const Slice& name);

// Every path that `mask` matches, masks in any component, in byte order.
std::vector<std::string> expandMask(const std::string& mask);

#endif

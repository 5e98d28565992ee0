#pragma once

#include <sys/stat.h>

#include <string>

#include "support/TempDir.hpp"

// Writes an executable shell script with these lines after the first one. Returns its path.
inline std::string writeScript(const TempDir& dir, const std::string& name,
                               const std::string& lines) {
  std::string path = dir.write(name, "#!/bin/sh\n" + lines + "\n");
  chmod(path.c_str(), 0755);
  return path;
}

// The beginning of a response that is plain text.
const char kTextHead[] = "printf 'Content-Type: text/plain\\n\\n'\n";

#pragma once

#include <sys/stat.h>

#include <string>

#include "support/TempDir.hpp"

// A shell script that can be run, with these lines after its first.
inline std::string writeScript(const TempDir& dir, const std::string& name,
                               const std::string& lines) {
  std::string path = dir.write(name, "#!/bin/sh\n" + lines + "\n");
  chmod(path.c_str(), 0755);
  return path;
}

// The beginning of an answer that is a text.
const char kTextHead[] = "printf 'Content-Type: text/plain\\n\\n'\n";

#include "variables/RealPath.hpp"

#include <criterion/criterion.h>
#include <stdlib.h>
#include <unistd.h>

#include "support/TempDir.hpp"

static std::string expected(const std::string& path) {
  char* resolved = realpath(path.c_str(), nullptr);
  std::string text = resolved ? resolved : "";
  free(resolved);
  return text;
}

Test(RealPath, is_what_the_library_says) {
  TempDir dir;
  dir.write("releases/1/a", "");
  dir.write("releases/2/b/c", "");
  symlink("releases/1", dir.path("current").c_str());
  symlink("1", dir.path("releases/same").c_str());
  symlink("loop", dir.path("loop").c_str());
  for (const char* name : {"", "releases", "releases/1", "current", "releases/same", "releases/2/b",
                           "releases/2/../1", "missing", "loop"})
    cr_expect_eq(realPath(dir.path(name)), expected(dir.path(name)), "%s", name);
  cr_expect_eq(realPath("/"), "/");
  cr_expect_eq(realPath("/proc"), "/proc", "another file system");
}

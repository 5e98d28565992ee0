#include "config/Paths.hpp"

#include <criterion/criterion.h>
#include <fcntl.h>
#include <stdlib.h>
#include <unistd.h>

#include "support/Memory.hpp"
#include "support/TempDir.hpp"

Test(paths, directoriesAndResolving) {
  cr_expect_eq(directoryOf("conf/site.conf"), "conf/");
  cr_expect_eq(directoryOf("/a/b/c"), "/a/b/");
  cr_expect_eq(directoryOf("site.conf"), "");
  cr_expect_eq(resolvePath("/a/", "b"), "/a/b");
  cr_expect_eq(resolvePath("/a/", "/b"), "/b");
  cr_expect_eq(resolvePath("", "b"), "b");
  cr_expect_eq(resolvePath("/a/", ""), "/a/");
  cr_expect(isDirectory("/") && !isDirectory("/dev/null") && !isDirectory("/nowhere"));
}

static std::string workingDirectory() {
  char path[4096];
  return std::string(getcwd(path, sizeof path)) + "/";
}

Test(paths, theCurrentDirectoryIsFoundWhateverTheEnvironmentSays) {
  TempDir dir;
  dir.write("a b/c/x", "");
  cr_assert_eq(chdir(dir.path("a b/c").c_str()), 0);
  for (const char* told : {"/", "", "relative", "/nowhere", "."}) {
    setenv("PWD", told, 1);
    cr_expect_eq(currentDirectory(), workingDirectory(), "%s", told);
  }
  unsetenv("PWD");
  cr_expect_eq(currentDirectory(), workingDirectory());
  cr_assert_eq(chdir("/"), 0);
  cr_expect_eq(currentDirectory(), "/");
  setenv("PWD", "/", 1);
  cr_expect_eq(currentDirectory(), "/");
}

Test(paths, aTruePwdIsKeptAsTheUserSeesIt) {
  TempDir dir;
  dir.write("real/x", "");
  cr_assert_eq(symlink("real", dir.path("link").c_str()), 0);
  cr_assert_eq(chdir(dir.path("link").c_str()), 0);
  setenv("PWD", dir.path("link").c_str(), 1);
  cr_expect_eq(currentDirectory(), dir.path("link/"));
}

Test(paths, masks) {
  struct {
    const char* mask;
    const char* name;
    bool matches;
  } const kCases[] = {
      {"*", "a", true},
      {"*", "", true},
      {"*", ".a", false},
      {".*", ".a", true},
      {"*.conf", "a.conf", true},
      {"*.conf", ".conf", false},
      {"*.conf", "a.conf~", false},
      {"a*b*c", "aXbYc", true},
      {"a*b*c", "abcbc", true},
      {"a*b*c", "ab", false},
      {"?", "a", true},
      {"?", "", false},
      {"?", ".", false},
      {"a?c", "abc", true},
      {"[ab]x", "bx", true},
      {"[ab]x", "cx", false},
      {"[a-c]", "b", true},
      {"[!a-c]", "b", false},
      {"[!a-c]", "d", true},
      {"[]]", "]", true},
      {"[a", "[a", true},
      {"[a", "a", false},
      {"**a", "xya", true},
      {"a", "a", true},
      {"a", "b", false},
      {"a", "ab", false},
      {"", "", true},
      {"[a-]", "-", true},
      {"*[0-9]", "a10", true},
      {"a\\*", "a*", false},
  };
  for (const auto& c : kCases)
    cr_expect_eq(matchesMask(c.mask, c.name), c.matches, "%s %s", c.mask, c.name);
  std::string many(5000, 'a');
  cr_expect(!matchesMask("*a*a*a*a*a*a*a*a*b", many));
}

static std::string expanded(const TempDir& dir, const std::string& mask) {
  std::string out;
  for (const std::string& path : expandMask(dir.path(mask)))
    out += path.substr(dir.path("").size()) + " ";
  return out;
}

Test(paths, masksAreExpandedInOrder) {
  TempDir dir;
  for (const char* name : {"b.conf", "a.conf", "c.txt", ".d.conf", "x/s.conf", "y/s.conf", "z/t"})
    dir.write(name, "");
  cr_expect_eq(expanded(dir, "*.conf"), "a.conf b.conf ");
  cr_expect_eq(expanded(dir, "?.*"), "a.conf b.conf c.txt ");
  cr_expect_eq(expanded(dir, "*/s.conf"), "x/s.conf y/s.conf ");
  cr_expect_eq(expanded(dir, "*/*"), "x/s.conf y/s.conf z/t ");
  cr_expect_eq(expanded(dir, "nowhere/*"), "");
  cr_expect_eq(expanded(dir, "*.none"), "");
  cr_assert_eq(chdir(dir.path("").c_str()), 0);
  cr_expect_eq(expandMask("[ab].conf").size(), 2u);
}

static std::size_t openDescriptors() {
  std::size_t count = 0;
  for (int fd = 0; fd < 1024; ++fd)
    count += fcntl(fd, F_GETFD) != -1;
  return count;
}

Test(paths, noDirectoryStaysOpenWhenMemoryRunsOut) {
  TempDir dir;
  for (int i = 0; i < 9; ++i)
    dir.write("a name too long for a string without memory " + std::to_string(i), "");
  std::string mask = dir.path("*");
  std::size_t before = openDescriptors();
  cr_expect_gt(failUntilItSucceeds([&] { expandMask(mask); }), 9);
  cr_expect_eq(openDescriptors(), before);
}

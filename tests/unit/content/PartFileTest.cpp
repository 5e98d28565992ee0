#include "content/PartFile.hpp"

#include <criterion/criterion.h>
#include <dirent.h>
#include <signal.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>
#include <utime.h>

#include <set>

#include "content/PartFileCleanup.hpp"
#include "support/TempDir.hpp"

static std::set<std::string> namesIn(const std::string& directory) {
  std::set<std::string> names;
  DIR* all = opendir(directory.c_str());
  while (const dirent* entry = readdir(all))
    names.insert(entry->d_name);
  closedir(all);
  names.erase(".");
  names.erase("..");
  return names;
}

static std::set<std::string> names(std::initializer_list<std::string> all) { return all; }

Test(PartFile, appears_whole_and_under_its_name) {
  TempDir dir;
  PartNames numbers;
  PartFile file;
  cr_assert_eq(file.create(dir.path() + "/", numbers, 42), 0);
  cr_assert(file.write("hello, "));
  cr_assert(file.write("world"));
  cr_assert_eq(file.size(), 12);
  cr_assert(namesIn(dir.path()) == names({".webserv-42-0.part"}));
  cr_assert(file.close());
  cr_assert_eq(file.moveTo(dir.path("a")), 0);
  cr_assert(namesIn(dir.path()) == names({"a"}));
  cr_assert_eq(dir.read("a"), "hello, world");
  file.discard();
  cr_assert(dir.exists("a"));
}

Test(PartFile, is_removed_unless_it_was_kept) {
  TempDir dir;
  PartNames numbers;
  {
    PartFile open, closed;
    open.create(dir.path() + "/", numbers, 42);
    open.write("x");
    closed.create(dir.path() + "/", numbers, 42);
    closed.write("x");
    closed.close();
    cr_assert_eq(namesIn(dir.path()).size(), 2u);
  }
  cr_assert(namesIn(dir.path()).empty());
}

Test(PartFile, replaces_another_file) {
  TempDir dir;
  dir.write("a", "old and longer");
  PartNames numbers;
  PartFile file;
  file.create(dir.path() + "/", numbers, 42);
  file.write("new");
  cr_assert(file.close());
  cr_assert_eq(file.moveTo(dir.path("a")), 0);
  cr_assert_eq(dir.read("a"), "new");
}

Test(PartFile, skips_names_that_are_taken) {
  TempDir dir;
  dir.write(".webserv-42-0.part", "theirs");
  dir.write(".webserv-42-1.part", "theirs");
  PartNames numbers;
  PartFile file;
  cr_assert_eq(file.create(dir.path() + "/", numbers, 42), 0);
  cr_assert(file.write("ours") && file.close());
  cr_assert_eq(dir.read(".webserv-42-0.part"), "theirs");
  cr_assert_eq(dir.read(".webserv-42-2.part"), "ours");
}

Test(PartFile, reports_why_it_cannot_be_created) {
  TempDir dir;
  dir.write("file", "");
  dir.mkdir("directory");
  PartNames numbers;
  PartFile file;
  cr_assert_eq(file.create(dir.path("missing/"), numbers, 42), 404);
  cr_assert_eq(file.create(dir.path("file/"), numbers, 42), 404);
  cr_assert_eq(file.create(dir.path() + "/", numbers, 42), 0);
  cr_assert_eq(file.moveTo(dir.path("directory")), 409);
  cr_assert_eq(file.moveTo(dir.path(std::string(300, 'x'))), 404);
  cr_assert(dir.exists("directory"));
}

// A limit on the file size takes the place of a full disk: the first bytes still fit.
Test(PartFile, a_short_write_is_a_failure) {
  TempDir dir;
  PartNames numbers;
  PartFile file;
  signal(SIGXFSZ, SIG_IGN);
  rlimit limit = {1000, RLIM_INFINITY};
  cr_assert_eq(setrlimit(RLIMIT_FSIZE, &limit), 0);
  cr_assert_eq(file.create(dir.path() + "/", numbers, 42), 0);
  cr_assert(file.write(std::string(900, 'x')));
  cr_assert_not(file.write(std::string(600, 'x')));
  cr_assert_not(file.write(std::string(600, 'x')));
  file.discard();
  cr_assert(namesIn(dir.path()).empty());
}

// Bytes that were only collected fail at the end.
Test(PartFile, buffered_bytes_that_do_not_fit_are_a_failure) {
  TempDir dir;
  PartNames numbers;
  PartFile file;
  signal(SIGXFSZ, SIG_IGN);
  rlimit limit = {1000, RLIM_INFINITY};
  cr_assert_eq(setrlimit(RLIMIT_FSIZE, &limit), 0);
  cr_assert_eq(file.create(dir.path() + "/", numbers, 42), 0);
  cr_assert(file.write(std::string(900, 'x')));
  cr_assert(file.write(std::string(200, 'x')));
  cr_assert_not(file.close());
}

Test(PartFile, small_and_large_writes_keep_their_order) {
  TempDir dir;
  PartNames numbers;
  PartFile file;
  cr_assert_eq(file.create(dir.path() + "/", numbers, 42), 0);
  std::string all;
  for (std::size_t i = 0; i < 20000; ++i) {
    std::size_t size = i % 1000 == 999 ? 5000 : i % 300 == 7 ? 511 + i % 2 : i % 3;
    std::string piece(size, static_cast<char>('a' + i % 26));
    if (size > 0) cr_assert(file.write(piece));
    all += piece;
  }
  cr_assert_eq(file.size(), static_cast<off_t>(all.size()));
  cr_assert(file.close());
  cr_assert_eq(file.moveTo(dir.path("a")), 0);
  cr_assert(dir.read("a") == all);
}

// The name counts as taken, whatever the link leads to.
Test(PartFile, does_not_follow_a_planted_link) {
  TempDir dir;
  PartNames numbers;
  PartFile file;
  cr_assert_eq(symlink(dir.path("elsewhere").c_str(), dir.path(".webserv-42-0.part").c_str()), 0);
  cr_assert_eq(file.create(dir.path() + "/", numbers, 42), 0);
  cr_assert_not(dir.exists("elsewhere"));
  cr_assert(dir.exists(".webserv-42-1.part"));
}

Test(PartFile, which_names_are_theirs) {
  for (const char* name : {".webserv-17-3.part", ".webserv-.part", ".webserv-a-1.part"})
    cr_expect(PartNames::isOne(name), "%s is hidden", name);
  for (const char* name : {"", ".webserv", "webserv-1-1.part", ".webserv-1-1.part.txt", ".part"})
    cr_expect(!PartNames::isOne(name), "%s", name);
}

static void makeOlder(const std::string& path, int hours) {
  struct stat facts;
  stat(path.c_str(), &facts);
  utimbuf times = {facts.st_atime, facts.st_mtime - hours * 3600L};
  utime(path.c_str(), &times);
}

// Two servers may share a store, each with process ids of its own.
Test(PartFile, leftovers_are_a_day_old) {
  TempDir dir;
  for (const char* name :
       {".webserv-1-1.part", ".webserv-1-2.part", ".webserv-7-1.part", "webserv-1-1.part", "file"})
    dir.write(name, "x");
  dir.mkdir(".webserv-1-3.part");
  for (const char* name : {".webserv-1-1.part", "webserv-1-1.part", "file", ".webserv-1-3.part"})
    makeOlder(dir.path(name), 25);
  makeOlder(dir.path(".webserv-7-1.part"), 23);
  cr_assert_eq(removeLeftovers(dir.path(), 1), 1);
  cr_assert(namesIn(dir.path()) == names({".webserv-1-2.part", ".webserv-7-1.part",
                                          "webserv-1-1.part", "file", ".webserv-1-3.part"}));
  cr_assert_eq(removeLeftovers(dir.path("missing"), 1), 0);
}

#include "content/Directory.hpp"

#include <criterion/criterion.h>
#include <dirent.h>
#include <sys/stat.h>
#include <unistd.h>

#include <map>

#include "support/TempDir.hpp"

namespace {

// Returns the names, and whether each is a directory's.
std::map<std::string, bool> readAll(Directory& directory) {
  std::map<std::string, bool> all;
  Slice name;
  bool isDirectory;
  EntryReader::Result result;
  while ((result = directory.next(name, isDirectory)) != EntryReader::kEnd) {
    cr_assert_neq(result, EntryReader::kError);
    if (result == EntryReader::kEntry) all[name.str()] = isDirectory;
  }
  return all;
}

void link(const TempDir& dir, const std::string& name, const std::string& to) {
  cr_assert_eq(symlink(to.c_str(), dir.path(name).c_str()), 0);
}

int openDescriptors() {
  int count = 0;
  DIR* all = opendir("/proc/self/fd");
  while (readdir(all))
    ++count;
  closedir(all);
  return count;
}

}  // namespace

Test(Directory, links_are_followed) {
  TempDir dir;
  dir.write("file", "file");
  dir.mkdir("dir");
  mkfifo(dir.path("fifo").c_str(), 0600);
  link(dir, "toFile", "file");
  link(dir, "toDir", "dir");
  link(dir, "toNothing", "nothing");
  link(dir, "toItself", "toItself");
  dir.write(".hidden", "");
  Directory directory;
  cr_assert_eq(directory.open(dir.path()), 0);
  const std::map<std::string, bool> expected = {
      {"file", false}, {"dir", true}, {"fifo", false}, {"toFile", false}, {"toDir", true}};
  cr_assert(readAll(directory) == expected);
}

Test(Directory, facts_of_an_entry_are_current) {
  TempDir dir;
  dir.write("file", "file");
  for (const std::string& path : {dir.path(), dir.path() + "/"}) {
    Directory directory;
    cr_assert_eq(directory.open(path), 0);
    FileFacts facts;
    cr_assert(directory.look("file", facts));
    cr_assert(facts.isRegular());
    cr_assert_eq(facts.size, 4);
    cr_assert_not(directory.look("other", facts));
  }
}

Test(Directory, a_directory_that_cannot_be_opened_has_a_status) {
  TempDir dir;
  dir.write("file", "file");
  link(dir, "loop", "loop");
  cr_assert_eq(Directory().open(dir.path("nothing")), 404);
  cr_assert_eq(Directory().open(dir.path("file")), 404);
  cr_assert_eq(Directory().open(dir.path() + "/" + std::string(300, 'x')), 404);
  cr_assert_eq(Directory().open(dir.path("loop")), 403);
}

Test(Directory, the_descriptor_closes_at_the_end_or_with_the_object) {
  TempDir dir;
  dir.write("file", "file");
  const int before = openDescriptors();
  Directory directory;
  cr_assert_eq(directory.open(dir.path()), 0);
  cr_assert_eq(openDescriptors(), before + 1);
  readAll(directory);
  cr_assert_eq(openDescriptors(), before);
  {
    Directory left;
    cr_assert_eq(left.open(dir.path()), 0);
  }
  cr_assert_eq(openDescriptors(), before);
}

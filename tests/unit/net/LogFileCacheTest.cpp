#include "net/LogFileCache.hpp"

#include <criterion/criterion.h>
#include <sys/stat.h>

#include <cstdio>

#include "support/TempDir.hpp"

namespace {

struct Logs {
  TempDir dir;
  Turn turn;
  LogFileCache cache;
  LogFileLimits limits;

  Logs() : cache(turn) {}
  std::string append(const std::string& name, const std::string& line) {
    return cache.append(dir.path(name), line, limits).message();
  }
};

}  // namespace

Test(LogFileCache, without_a_cache_nothing_stays_open) {
  Logs logs;
  cr_expect_eq(logs.append("a", "one\n"), "");
  cr_expect_eq(logs.append("a", "two\n"), "");
  cr_expect_eq(logs.dir.read("a"), "one\ntwo\n");
  cr_expect_eq(logs.cache.openCount(), 0u);
}

Test(LogFileCache, files_stay_open_up_to_the_limit) {
  Logs logs;
  logs.limits.most = 2;
  for (const char* name : {"a", "b", "c", "a"}) {
    cr_expect_eq(logs.append(name, "x\n"), "");
    ++logs.turn.second;
    cr_expect_leq(logs.cache.openCount(), 2u);
  }
  cr_expect_eq(logs.dir.read("a"), "x\nx\n");
  logs.limits.most = 1000000;
  for (int i = 0; i < 200; ++i)
    logs.append("many" + std::to_string(i), "x\n");
  cr_expect_eq(logs.cache.openCount(), std::size_t(LogFileCache::kMostOpen));
}

Test(LogFileCache, files_without_lines_are_closed) {
  Logs logs;
  logs.limits.most = 5;
  logs.append("a", "x\n");
  logs.turn.second = 9;
  logs.cache.closeInactive();
  cr_expect_eq(logs.cache.openCount(), 1u);
  logs.turn.second = 10;
  logs.cache.closeInactive();
  cr_expect_eq(logs.cache.openCount(), 0u);
}

Test(LogFileCache, a_file_needs_uses_to_stay_open) {
  Logs logs;
  logs.limits.most = 5;
  logs.limits.minUses = 2;
  logs.append("a", "x\n");
  cr_expect_eq(logs.cache.openCount(), 0u);
  logs.append("a", "x\n");
  cr_expect_eq(logs.cache.openCount(), 1u);
}

Test(LogFileCache, a_file_that_was_renamed_is_found_out) {
  Logs logs;
  logs.limits.most = 5;
  logs.append("a", "1\n");
  std::rename(logs.dir.path("a").c_str(), logs.dir.path("b").c_str());
  logs.append("a", "2\n");
  cr_expect_eq(logs.dir.read("b"), "1\n2\n", "valid for a minute");
  logs.turn.second = 60;
  logs.append("a", "3\n");
  cr_expect_eq(logs.dir.read("a"), "3\n");
  logs.cache.closeAll();
  cr_expect_eq(logs.cache.openCount(), 0u);
}

Test(LogFileCache, what_is_no_file_is_refused) {
  Logs logs;
  logs.limits.most = 5;
  cr_expect_neq(logs.append("no/directory", "x\n").find("No such file"), std::string::npos);
  mkfifo(logs.dir.path("pipe").c_str(), 0600);
  cr_expect_neq(logs.append("pipe", "x\n").find("not a regular file"), std::string::npos);
  cr_expect_eq(logs.cache.openCount(), 0u);
}

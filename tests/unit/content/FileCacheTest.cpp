#include "content/FileCache.hpp"

#include <criterion/criterion.h>
#include <sys/stat.h>
#include <unistd.h>
#include <utime.h>

#include <ctime>
#include <fstream>

#include "support/TempDir.hpp"

namespace {

std::string makeOld(const TempDir& dir, const std::string& name, const std::string& content) {
  std::string path = dir.write(name, content);
  utimbuf old = {784111777, 784111777};
  utime(path.c_str(), &old);
  return path;
}

// A time ten seconds in the future, so that a new file is old enough to be cached.
struct Later : Turn {
  Later() {
    number = 1;
    now = std::time(0) + 10;
  }
  void next() { ++number; }
};

}  // namespace

Test(FileCache, keeps_a_file_while_it_stays_the_same) {
  TempDir dir;
  std::string path = makeOld(dir, "f", "one");
  Later turn;
  FileCache cache(turn);
  CachedFileRef first, again, changed;
  cr_assert_eq(cache.find(path, 0, first), 0);
  cr_assert_eq(cache.load(*first), 0);
  cr_assert(first->body() == "one");
  turn.next();
  cr_assert_eq(cache.find(path, 0, again), 0);
  cr_assert_eq(again.get(), first.get());
  dir.write("f", "two!");
  turn.next();
  cr_assert_eq(cache.find(path, 0, changed), 0);
  cr_assert(changed.get() != first.get());
  cr_assert_not(changed->hasBody());
  cr_assert(first->body() == "one", "who holds the old one still has it");
}

Test(FileCache, a_forgotten_file_is_examined_again) {
  TempDir dir;
  std::string path = makeOld(dir, "f", "one");
  Later turn;
  FileCache cache(turn);
  CachedFileRef file;
  cache.find(path, 0, file);
  makeOld(dir, "f", "longer");
  cr_assert_eq(cache.find(path, 60, file), 0);
  cr_assert_eq(file->facts().size, 3);
  cache.forget(path);
  cr_assert_eq(cache.entryCount(), 0u);
  cr_assert_eq(cache.find(path, 60, file), 0);
  cr_assert_eq(file->facts().size, 6);
  cache.forget(dir.path("unknown"));
  cr_assert_eq(cache.entryCount(), 1u);
}

Test(FileCache, a_file_is_examined_once_per_turn) {
  TempDir dir;
  std::string path = makeOld(dir, "f", "one");
  Later turn;
  FileCache cache(turn);
  CachedFileRef file;
  cache.find(path, 0, file);
  unlink(path.c_str());
  cr_assert_eq(cache.find(path, 0, file), 0);
  turn.next();
  cr_assert_eq(cache.find(path, 0, file), 404);
  cr_assert_eq(cache.entryCount(), 0u);
}

Test(FileCache, open_file_cache_valid_delays_the_next_check) {
  TempDir dir;
  std::string path = makeOld(dir, "f", "one");
  Later turn;
  FileCache cache(turn);
  CachedFileRef file;
  cache.find(path, 30, file);
  unlink(path.c_str());
  turn.next();
  turn.second += 29;
  cr_assert_eq(cache.find(path, 30, file), 0);
  turn.next();
  turn.second += 2;
  cr_assert_eq(cache.find(path, 30, file), 404);
}

Test(FileCache, a_clock_set_back_keeps_nothing_valid_for_longer) {
  TempDir dir;
  std::string path = makeOld(dir, "f", "one");
  Later turn;
  FileCache cache(turn);
  CachedFileRef file;
  cache.find(path, 30, file);
  unlink(path.c_str());
  turn.next();
  turn.now -= 3600;
  turn.second += 30;
  cr_assert_eq(cache.find(path, 30, file), 404);
}

Test(FileCache, a_clock_set_forward_drops_nothing) {
  TempDir dir;
  std::string path = makeOld(dir, "f", "one");
  Later turn;
  FileCache cache(turn);
  CachedFileRef file;
  cache.find(path, 30, file);
  turn.next();
  turn.now += 3600;
  turn.second += 1;
  makeOld(dir, "f", "changed");
  cr_assert_eq(cache.find(path, 30, file), 0);
  cr_assert_eq(file->facts().size, 3);
}

Test(FileCache, a_file_that_just_changed_is_not_cached) {
  TempDir dir;
  std::string path = dir.write("f", "one");
  Turn turn;
  turn.now = std::time(0);
  FileCache cache(turn);
  CachedFileRef file;
  cr_assert_eq(cache.find(path, 0, file), 0);
  cr_assert_eq(cache.entryCount(), 0u);
}

Test(FileCache, files_that_cannot_be_opened_have_a_status) {
  TempDir dir;
  dir.write("f", "x");
  Later turn;
  FileCache cache(turn);
  CachedFileRef file;
  cr_assert_eq(cache.find(dir.path("none"), 0, file), 404);
  cr_assert_eq(cache.find(dir.path("f/x"), 0, file), 404);
  cr_assert_eq(cache.find(dir.path(std::string(300, 'x')), 0, file), 404);
  symlink("loop", dir.path("loop").c_str());
  cr_assert_eq(cache.find(dir.path("loop"), 0, file), 403);
  cr_assert_eq(cache.find(dir.path(), 0, file), 0);
  cr_assert(file->facts().isDirectory());
  cr_assert(file->etag().empty());
}

Test(FileCache, a_file_replaced_by_another_kind_is_not_read) {
  TempDir dir;
  std::string path = makeOld(dir, "f", "one");
  Later turn;
  FileCache cache(turn);
  CachedFileRef file;
  cache.find(path, 0, file);
  unlink(path.c_str());
  mkfifo(path.c_str(), 0600);
  cr_assert_eq(cache.load(*file), 404);
}

// A file of 60,000 bytes, with its body.
static void keepFile(const TempDir& dir, FileCache& cache, int number) {
  CachedFileRef file;
  const std::string path = makeOld(dir, std::to_string(number), std::string(60000, 'x'));
  cr_assert_eq(cache.find(path, 0, file), 0);
  cr_assert_eq(cache.load(*file), 0);
}

Test(FileCache, never_holds_more_than_its_budget) {
  TempDir dir;
  Later turn;
  FileCache cache(turn);
  for (int i = 0; i < 400; ++i) {
    keepFile(dir, cache, i);
    cr_assert_leq(cache.bytesHeld(), static_cast<size_t>(FileCache::kBudget));
  }
  cr_assert_gt(cache.entryCount(), 200u);
  cache.clear();
  cr_assert_eq(cache.bytesHeld(), 0u);
}

Test(FileCache, the_least_recently_used_goes_first) {
  TempDir dir;
  Later turn;
  FileCache cache(turn);
  cache.limit(2, 60);
  CachedFileRef a, b, c, again;
  cache.find(makeOld(dir, "a", "a"), 0, a);
  cache.find(makeOld(dir, "b", "b"), 0, b);
  cache.find(dir.path("a"), 0, again);
  cache.find(makeOld(dir, "c", "c"), 0, c);
  turn.next();
  cache.find(dir.path("a"), 0, again);
  cr_assert_eq(again.get(), a.get());
  cache.find(dir.path("b"), 0, again);
  cr_assert(again.get() != b.get());
}

Test(FileCache, unused_entries_expire) {
  TempDir dir;
  Later turn;
  FileCache cache(turn);
  cache.limit(100, 60);
  CachedFileRef file;
  cache.find(makeOld(dir, "a", "a"), 0, file);
  turn.second += 100;
  turn.next();
  cache.find(makeOld(dir, "b", "b"), 0, file);
  cr_assert_eq(cache.entryCount(), 1u);
}

Test(FileCache, a_file_that_shrank_has_the_length_that_was_read) {
  TempDir dir;
  std::string path = makeOld(dir, "f", "0123456789");
  Later turn;
  FileCache cache(turn);
  CachedFileRef file;
  cache.find(path, 0, file);
  cr_assert_eq(truncate(path.c_str(), 4), 0);
  cr_assert_eq(cache.load(*file), 0);
  cr_assert_eq(file->facts().size, 4);
  cr_assert(file->body() == "0123");
}

Test(FileCache, a_larger_body_is_read_when_it_is_wanted_again) {
  TempDir dir;
  std::string path = makeOld(dir, "f", std::string(100000, 'x'));
  std::string huge = makeOld(dir, "g", std::string(2000000, 'x'));
  Later turn;
  FileCache cache(turn);
  CachedFileRef file;
  cr_assert_eq(cache.find(path, 0, file), 0);
  cr_expect(!cache.wantsBody(*file));
  cr_expect(cache.wantsBody(*file));
  cr_assert_eq(cache.load(*file), 0);
  cr_expect(file->body() == Slice(std::string(100000, 'x')));
  cr_expect_eq(file->room(), 1024u);
  cr_assert_eq(cache.find(huge, 0, file), 0);
  for (int i = 0; i < 3; ++i)
    cr_expect(!cache.wantsBody(*file));
}

Test(FileCache, a_small_body_is_read_at_once_and_has_no_room_before_it) {
  TempDir dir;
  std::string path = makeOld(dir, "f", "one");
  Later turn;
  FileCache cache(turn);
  CachedFileRef file;
  cr_assert_eq(cache.find(path, 0, file), 0);
  cr_expect(cache.wantsBody(*file));
  cr_assert_eq(cache.load(*file), 0);
  cr_expect_eq(file->room(), 0u);
}

Test(FileCache, keeps_compressed_forms_beside_the_file) {
  TempDir dir;
  std::string path = makeOld(dir, "f", "one");
  Later turn;
  FileCache cache(turn);
  CachedFileRef file;
  cr_assert_eq(cache.find(path, 0, file), 0);
  cr_assert_eq(cache.load(*file), 0);
  cr_expect_eq(file->form(1), static_cast<const std::string*>(0));
  std::size_t before = cache.bytesHeld();
  cache.keepForm(*file, 1, "packed");
  const std::string* first = file->form(1);
  cache.keepForm(*file, 9, "smaller");
  cache.keepForm(*file, 1, "again");
  cr_expect_eq(file->form(1), first);
  cr_expect_eq(*first, "packed");
  cr_expect_eq(*file->form(9), "smaller");
  cr_expect_geq(cache.bytesHeld(), before + 13);
  cache.forget(path);
  cr_expect_eq(cache.bytesHeld(), 0u);
  cache.keepForm(*file, 2, "nobody keeps the file");
  cr_expect_eq(file->form(2), static_cast<const std::string*>(0));
  cr_expect_eq(cache.bytesHeld(), 0u);
}

Test(FileCache, a_smaller_budget_drops_files_at_once) {
  TempDir dir;
  Later turn;
  FileCache cache(turn);
  for (int i = 0; i < 20; ++i) {
    keepFile(dir, cache, i);
  }
  cr_assert_gt(cache.bytesHeld(), 20u * 60000);
  cache.setBudget(200000);
  cr_expect_eq(cache.entryCount(), 3u);
  cr_expect_leq(cache.bytesHeld(), 200000u);
}

Test(FileCache, forms_count_for_the_budget) {
  TempDir dir;
  Later turn;
  FileCache cache(turn);
  std::string form(1 << 20, 'x');
  for (int i = 0; i < 20; ++i) {
    CachedFileRef file;
    cr_assert_eq(cache.find(makeOld(dir, "f" + std::to_string(i), "one"), 0, file), 0);
    cr_assert_eq(cache.load(*file), 0);
    cache.keepForm(*file, 1, form);
    cr_assert_leq(cache.bytesHeld(), static_cast<size_t>(FileCache::kBudget));
  }
  cr_expect_gt(cache.bytesHeld(), 14u << 20);
}

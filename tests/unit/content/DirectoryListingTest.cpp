#include "content/DirectoryListing.hpp"

#include <criterion/criterion.h>

#include <algorithm>
#include <cstdlib>

#include "content/FakeReader.hpp"

namespace {

const std::size_t kPlenty = 1u << 30;

// Reads all entries and returns their names in order, with a '/' after those of directories.
std::vector<std::string> list(FakeReader& reader, std::size_t limit = kPlenty) {
  ListingBudget budget(limit);
  std::vector<std::string> all;
  {
    DirectoryListing listing(reader, budget);
    DirectoryListing::Progress progress;
    while ((progress = listing.read()) == DirectoryListing::kReading) {
    }
    cr_assert_eq(progress, DirectoryListing::kReady);
    Slice name;
    bool isDirectory = false;
    EntryReader::Result result;
    while ((result = listing.next(name, isDirectory)) != EntryReader::kEnd) {
      if (result == EntryReader::kEntry) all.push_back(name.str() + (isDirectory ? "/" : ""));
    }
    cr_assert_eq(listing.next(name, isDirectory), EntryReader::kEnd);
  }
  cr_assert_eq(budget.taken(), 0u);
  return all;
}

bool comesBefore(const std::string& a, const std::string& b) {
  bool isDirectoryA = a.back() == '/', isDirectoryB = b.back() == '/';
  if (isDirectoryA != isDirectoryB) return isDirectoryA;
  return a.substr(0, a.size() - isDirectoryA) < b.substr(0, b.size() - isDirectoryB);
}

// Returns `count` names in a fixed disorder. Every seventh is a directory's.
std::vector<std::string> shuffled(std::size_t count) {
  std::vector<std::string> names;
  for (std::size_t i = 0; i < count; ++i)
    names.push_back("n" + std::to_string(i) + (i % 7 == 0 ? "/" : ""));
  std::srand(7);
  std::random_shuffle(names.begin(), names.end(), [](long n) { return std::rand() % n; });
  return names;
}

}  // namespace

Test(DirectoryListing, directories_come_first_then_names_byte_by_byte) {
  FakeReader reader({"b", "B", "z/", "a.txt", "a", "\xff", "\xc3\xa9", "aa", "a/", "", "a b"});
  const std::vector<std::string> expected = {"a/",    "z/", "B", "a",        "a b",
                                             "a.txt", "aa", "b", "\xc3\xa9", "\xff"};
  cr_assert(list(reader) == expected);
}

Test(DirectoryListing, an_empty_directory_is_a_listing) {
  FakeReader empty;
  cr_assert(list(empty).empty());
  FakeReader hidden(std::vector<std::string>(2500, ""));
  cr_assert(list(hidden).empty());
}

Test(DirectoryListing, runs_of_any_number_are_merged) {
  for (std::size_t count : {1, 999, 1000, 1001, 1999, 2000, 2001, 12345}) {
    std::vector<std::string> names = shuffled(count);
    FakeReader reader(names);
    std::sort(names.begin(), names.end(), comesBefore);
    cr_assert(list(reader) == names, "%zu entries", count);
  }
}

Test(DirectoryListing, one_call_reads_one_run) {
  FakeReader reader(shuffled(2500));
  ListingBudget budget(kPlenty);
  DirectoryListing listing(reader, budget);
  cr_assert_eq(listing.read(), DirectoryListing::kReading);
  cr_assert_eq(reader.position, 1000u);
  cr_assert_eq(listing.read(), DirectoryListing::kReading);
  cr_assert_eq(reader.position, 2000u);
  cr_assert_eq(listing.read(), DirectoryListing::kReady);
  cr_assert_eq(listing.sortedOfMore(), 0u);
}

// Entries that are not shown count too, so that no call takes long.
Test(DirectoryListing, hidden_entries_are_bounded_as_well) {
  FakeReader reader(std::vector<std::string>(5000, ""));
  ListingBudget budget(kPlenty);
  DirectoryListing listing(reader, budget);
  listing.read();
  cr_assert_eq(reader.position, 1000u);
}

Test(DirectoryListing, exactly_the_limit_is_sorted_completely) {
  std::vector<std::string> names = shuffled(200000);
  FakeReader reader(names);
  ListingBudget budget(kPlenty);
  DirectoryListing listing(reader, budget);
  while (listing.read() == DirectoryListing::kReading) {
  }
  cr_assert_eq(listing.sortedOfMore(), 0u);
}

Test(DirectoryListing, entries_beyond_the_limit_follow_unsorted) {
  std::vector<std::string> names = shuffled(203500);
  FakeReader reader(names);
  std::vector<std::string> listed = list(reader);
  const std::size_t sorted = 201000;
  std::vector<std::string> expected = names;
  std::sort(expected.begin(), expected.begin() + sorted, comesBefore);
  cr_assert(listed == expected);
}

Test(DirectoryListing, only_sorted_entries_are_kept_in_memory) {
  FakeReader reader(shuffled(400000));
  ListingBudget budget(kPlenty);
  DirectoryListing listing(reader, budget);
  while (listing.read() == DirectoryListing::kReading) {
  }
  cr_assert_eq(listing.sortedOfMore(), 201000u);
  cr_assert_eq(reader.position, 201000u);
  cr_assert_lt(budget.taken(), 201000u * (sizeof "n399999" + 9));
}

Test(DirectoryListing, a_spent_budget_ends_the_sorting) {
  std::vector<std::string> names = shuffled(3500);
  FakeReader reader(names);
  std::sort(names.begin(), names.begin() + 1000, comesBefore);
  cr_assert(list(reader, 1) == names);
  FakeReader small(shuffled(900));
  std::vector<std::string> all = small.entries;
  std::sort(all.begin(), all.end(), comesBefore);
  cr_assert(list(small, 0) == all);
}

Test(DirectoryListing, a_consumed_run_returns_its_memory) {
  std::vector<std::string> names;
  for (int i = 0; i < 5000; ++i)
    names.push_back(std::to_string(10000 + i));  // the runs do not overlap
  FakeReader reader(names);
  ListingBudget budget(kPlenty);
  DirectoryListing listing(reader, budget);
  while (listing.read() == DirectoryListing::kReading) {
  }
  const std::size_t whole = budget.taken();
  Slice name;
  bool isDirectory;
  for (int i = 0; i < 4500; ++i)
    listing.next(name, isDirectory);
  cr_assert_eq(budget.taken(), whole / 5);
}

Test(DirectoryListing, every_error_is_reported) {
  FakeReader early(shuffled(1500));
  early.breaksAt = 1200;
  ListingBudget budget(kPlenty);
  {
    DirectoryListing listing(early, budget);
    cr_assert_eq(listing.read(), DirectoryListing::kReading);
    cr_assert_eq(listing.read(), DirectoryListing::kFailed);
  }
  cr_assert_eq(budget.taken(), 0u);
  FakeReader late(shuffled(1500));
  late.breaksAt = 1200;
  ListingBudget spent(0);
  DirectoryListing listing(late, spent);
  cr_assert_eq(listing.read(), DirectoryListing::kReady);
  Slice name;
  bool isDirectory;
  for (int i = 0; i < 1200; ++i)
    cr_assert_eq(listing.next(name, isDirectory), EntryReader::kEntry);
  cr_assert_eq(listing.next(name, isDirectory), EntryReader::kError);
}

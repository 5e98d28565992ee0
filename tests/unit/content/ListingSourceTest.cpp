#include "content/ListingSource.hpp"

#include <criterion/criterion.h>

#include <memory>

#include "content/FakeReader.hpp"

namespace {

struct PlainFormat : ListingFormat {
  void begin(std::string& out) override { out += "<"; }
  void beginEntries(std::size_t sorted, std::string& out) override {
    if (sorted > 0) out += std::to_string(sorted);
    out += "[";
  }
  void entry(const Slice& name, const FileFacts& facts, std::string& out) override {
    out += name.str() + ":" + std::to_string(facts.size) + ",";
  }
  void end(std::string& out) override { out += "]>"; }
};

// A source that lists a fake directory, pulled into a buffer.
struct Pulled {
  ListingBudget budget{1u << 30};
  BlockPool pool{0};
  Buffer out{pool};
  FakeReader* reader;
  std::unique_ptr<ListingSource> source;

  explicit Pulled(const std::vector<std::string>& entries) : reader(new FakeReader(entries)) {
    ScopedPtr<EntryReader> owned(reader);
    ScopedPtr<ListingFormat> format(new PlainFormat);
    source.reset(new ListingSource(owned, format, budget));
  }

  BodySource::Result pull(std::size_t room) { return source->pull(out, room); }
  std::string all(std::size_t room) {
    BodySource::Result result;
    do {
      std::size_t before = out.size();
      result = pull(room);
      cr_assert_leq(out.size() - before, room);
    } while (result == BodySource::kMore || result == BodySource::kLater);
    cr_assert_eq(result, BodySource::kEnd);
    return out.slice().str();
  }
};

std::vector<std::string> numbered(std::size_t count) {
  std::vector<std::string> names;
  for (std::size_t i = 0; i < count; ++i)
    names.push_back(std::to_string(100000 + i));
  return names;
}

}  // namespace

Test(ListingSource, a_small_directory_is_one_pull) {
  Pulled listing({"b", "aa", "d/"});
  cr_assert_eq(listing.source->length(), -1);
  cr_assert_eq(listing.pull(65536), BodySource::kEnd);
  cr_assert(listing.out.slice() == Slice("<[d:1,aa:2,b:1,]>"));
}

Test(ListingSource, any_room_gives_the_same_bytes) {
  std::string expected = "<[";
  for (const std::string& name : numbered(2345))
    expected += name + ":6,";
  expected += "]>";
  for (std::size_t room : {1, 2, 3, 7, 100, 4096, 65536}) {
    Pulled listing(numbered(2345));
    cr_assert(listing.all(room) == expected, "room of %zu", room);
  }
}

Test(ListingSource, reading_yields_after_each_run) {
  Pulled listing(numbered(2500));
  cr_assert_eq(listing.pull(65536), BodySource::kLater);
  cr_assert(listing.out.slice() == Slice("<"));
  cr_assert_eq(listing.reader->position, 1000u);
  cr_assert_eq(listing.pull(65536), BodySource::kLater);
  cr_assert_eq(listing.out.size(), 1u);
  cr_assert_eq(listing.reader->looks, 0u);
}

Test(ListingSource, a_pull_examines_few_files) {
  Pulled listing(numbered(900));
  std::size_t before = 0;
  while (listing.pull(65536) == BodySource::kLater) {
    cr_assert_leq(listing.reader->looks - before, ListingSource::kLooks + 0u);
    before = listing.reader->looks;
  }
  cr_assert_eq(listing.reader->looks, 900u);
}

Test(ListingSource, vanished_files_are_left_out) {
  Pulled listing({"a", "b", "c", "d"});
  listing.reader->gone = {"b", "d"};
  cr_assert(listing.all(65536) == "<[a:1,c:1,]>");
  Pulled all(numbered(1000));
  for (const std::string& name : numbered(1000))
    all.reader->gone.insert(name);
  cr_assert(all.all(65536) == "<[]>");
}

Test(ListingSource, a_truncated_listing_says_so_and_is_valid) {
  Pulled listing(numbered(202500));
  std::string text = listing.all(65536);
  cr_assert(text.compare(0, 8, "<201000[") == 0);
  cr_assert_eq(text.size(), 8 + 202500u * 9 + 2);
}

Test(ListingSource, an_error_ends_the_listing) {
  Pulled listing(numbered(1500));
  listing.reader->breaksAt = 1200;
  cr_assert_eq(listing.pull(65536), BodySource::kLater);
  cr_assert_eq(listing.pull(65536), BodySource::kError);
}

Test(ListingSource, an_abandoned_listing_returns_its_memory) {
  Pulled listing(numbered(5000));
  for (int i = 0; i < 10; ++i)
    listing.pull(65536);
  cr_assert_gt(listing.budget.taken(), 0u);
  listing.source.reset();
  cr_assert_eq(listing.budget.taken(), 0u);
}

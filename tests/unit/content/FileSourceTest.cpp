#include "content/FileSource.hpp"

#include <criterion/criterion.h>
#include <sys/stat.h>
#include <unistd.h>

#include "content/MultiRangeSource.hpp"
#include "support/TempDir.hpp"

namespace {

std::string pattern(std::size_t size) {
  std::string content;
  for (std::size_t i = 0; i < size; ++i)
    content += static_cast<char>('a' + i * 31 % 26);
  return content;
}

FileFacts factsOf(const std::string& path) {
  FileFacts facts;
  cr_assert_eq(facts.read(path), 0);
  return facts;
}

// Pulls everything from a source, `room` bytes at a time.
std::string drained(BodySource& source, std::size_t room, BodySource::Result end) {
  BlockPool pool(0);
  Buffer out(pool);
  std::string all;
  BodySource::Result result;
  do {
    result = source.pull(out, room);
    cr_assert_leq(out.size(), room);
    all += out.slice().str();
    out.clear();
  } while (result == BodySource::kMore);
  cr_assert_eq(result, end);
  return all;
}

ByteRange range(off_t first, off_t last) {
  ByteRange made = {first, last};
  return made;
}

}  // namespace

Test(FileSource, any_room_gives_the_whole_file_and_its_parts) {
  TempDir dir;
  std::string content = pattern(200000);
  std::string path = dir.write("f", content);
  for (std::size_t room : {1000u, 65536u, 100000u}) {
    FileSource whole, part;
    cr_assert_eq(whole.open(path, factsOf(path)), 0);
    cr_assert_eq(whole.length(), 200000);
    cr_assert(drained(whole, room, BodySource::kEnd) == content);
    cr_assert_eq(part.open(path, factsOf(path), range(70001, 150000)), 0);
    cr_assert_eq(part.length(), 80000);
    cr_assert(drained(part, room, BodySource::kEnd) == content.substr(70001, 80000));
  }
}

Test(FileSource, a_file_that_shrinks_is_an_error) {
  TempDir dir;
  std::string path = dir.write("f", pattern(200000));
  FileSource source;
  source.open(path, factsOf(path));
  cr_assert_eq(truncate(path.c_str(), 1000), 0);
  cr_assert_eq(drained(source, 65536, BodySource::kError).size(), 1000u);
}

Test(FileSource, a_replaced_file_is_not_sent) {
  TempDir dir;
  std::string path = dir.write("f", "one");
  FileFacts facts = factsOf(path);
  rename(dir.write("g", "two").c_str(), path.c_str());
  FileSource source;
  cr_assert_eq(source.open(path, facts), 404);
}

Test(MultiRangeSource, its_length_is_true) {
  TempDir dir;
  std::string content = pattern(200000);
  std::string path = dir.write("f", content);
  for (std::size_t room : {50u, 1000u, 65536u}) {
    std::vector<ByteRange> ranges;
    ranges.push_back(range(199990, 199999));
    ranges.push_back(range(0, 0));
    ranges.push_back(range(100, 100099));
    MultiRangeSource source("text/plain", "B");
    cr_assert_eq(source.open(path, factsOf(path), ranges), 0);
    std::string all = drained(source, room, BodySource::kEnd);
    cr_assert_eq(static_cast<off_t>(all.size()), source.length());
    cr_assert_eq(all.find("\r\n--B\r\nContent-Type: text/plain\r\n"
                          "Content-Range: bytes 199990-199999/200000\r\n\r\n"),
                 0u);
    cr_assert_neq(all.find(content.substr(100, 100000)), std::string::npos);
    cr_assert(all.substr(all.size() - 9) == "\r\n--B--\r\n");
  }
}

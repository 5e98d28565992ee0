#include "http/CharsetTable.hpp"

#include <criterion/criterion.h>

#include "http/CharsetSource.hpp"

static std::string converted(const CharsetTable& table, const std::string& text) {
  std::string whole, rest;
  table.convert(text, rest, whole);
  // Split at every byte, the result is the same.
  std::string pieces, left;
  for (char c : text)
    table.convert(Slice(&c, 1), left, pieces);
  cr_expect_eq(pieces, whole, "%s", text.c_str());
  cr_expect_leq(left.size(), std::size_t(CharsetTable::kMostRest));
  return whole;
}

static CharsetTable toBytes() {
  CharsetTable table(CharsetTable::kFromUtf8);
  table.addCharacter(0x430, 0xc1);
  table.addCharacter(0x20ac, 0x80);
  return table;
}

Test(CharsetTable, bytes_become_bytes) {
  CharsetTable table(CharsetTable::kBytes);
  table.addByte(0xc1, "\xe0");
  cr_expect(table.keepsLength());
  cr_expect_eq(converted(table, "a\xc1\xc2\x7f"), "a\xe0?\x7f");
}

Test(CharsetTable, bytes_become_characters) {
  CharsetTable table(CharsetTable::kToUtf8);
  table.addByte(0xc1, "\xd0\xb0");
  table.addByte(0x80, "\xe2\x82\xac");
  cr_expect(!table.keepsLength());
  cr_expect_eq(converted(table, "a\xc1\x80\xff"), "a\xd0\xb0\xe2\x82\xac?");
}

Test(CharsetTable, characters_become_bytes) {
  const CharsetTable table = toBytes();
  cr_expect_eq(converted(table, "a\xd0\xb0\xe2\x82\xac"), "a\xc1\x80");
  cr_expect_eq(converted(table, "\xd0\xb1"), "&#1073;", "a character without a row");
  cr_expect_eq(converted(table, "\xf0\x9f\x98\x80"), "&#128512;");
}

Test(CharsetTable, what_is_not_utf8_becomes_question_marks) {
  const CharsetTable table = toBytes();
  for (const char* text : {"\xff", "\x80", "\xc3(", "\xe2\x82(", "\xf4\x90\x80\x80",
                           "\xf0\x80\x80\x80", "\xe0\x80\x80"})
    cr_expect_eq(converted(table, std::string("a") + text + "b"), "a?b", "%s", text);
  cr_expect_eq(converted(table, "\xc0\x80"), "??");
  cr_expect_eq(converted(table, "a\xe2\x82"), "a", "an unfinished character is left out");
}

namespace {

class Text : public BodySource {
 public:
  Text(const std::string& text, std::size_t piece) : text_(text), piece_(piece) {}
  virtual off_t length() const { return static_cast<off_t>(text_.size()); }
  virtual Result pull(Buffer& out, std::size_t room) {
    std::size_t count = std::min(std::min(room, piece_), text_.size());
    out.append(Slice(text_.data(), count));
    text_.erase(0, count);
    return text_.empty() ? kEnd : kMore;
  }

 private:
  std::string text_;
  std::size_t piece_;
};

}  // namespace

Test(CharsetSource, streams_within_the_room) {
  CharsetTable table = toBytes();
  std::string text, expected;
  for (int i = 0; i < 1000; ++i) {
    text += "x\xd0\xb0\xf0\x9f\x98\x80\xff";
    expected += "x\xc1&#128512;?";
  }
  for (std::size_t piece : {1u, 3u, 100u, 100000u}) {
    BlockPool pool(0);
    Buffer out(pool);
    Text body(text, piece);
    CharsetSource source(body, table);
    cr_expect_eq(source.length(), -1);
    std::string all;
    BodySource::Result result = BodySource::kMore;
    while (result == BodySource::kMore) {
      result = source.pull(out, 200);
      cr_assert_leq(out.size(), 200u);
      all += out.slice().str();
      out.clear();
    }
    cr_expect_eq(result, BodySource::kEnd);
    cr_expect(all == expected, "%zu", piece);
  }
}

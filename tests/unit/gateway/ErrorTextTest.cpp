#include "gateway/ErrorText.hpp"

#include <criterion/criterion.h>

#include <vector>

namespace {

struct Lines : public ErrorTextObserver {
  std::vector<std::string> all;
  virtual void serverWroteError(const Slice& line) { all.push_back(line.str()); }
};

}  // namespace

Test(ErrorText, lines_are_told_when_they_are_complete) {
  Lines lines;
  ErrorText text;
  text.observe(&lines);
  text.push(Slice("a"));
  text.push(Slice("b\n\nc"));
  cr_expect_eq(lines.all.size(), 1u);
  cr_expect_str_eq(lines.all[0].c_str(), "ab");
  text.finish();
  text.finish();
  cr_expect_eq(lines.all.size(), 2u);
  cr_expect_str_eq(lines.all[1].c_str(), "c");
}

Test(ErrorText, a_long_line_is_told_in_pieces) {
  Lines lines;
  ErrorText text;
  text.observe(&lines);
  text.push(std::string(2 * ErrorText::kLongestLine, 'x') + "\ny\n");
  cr_expect_eq(lines.all.size(), 3u);
  cr_expect_eq(lines.all[1].size(), std::size_t(ErrorText::kLongestLine));
  cr_expect_str_eq(lines.all[2].c_str(), "y");
}

Test(ErrorText, the_log_is_not_filled) {
  Lines lines;
  ErrorText text;
  text.observe(&lines);
  for (int i = 0; i < 100000; ++i)
    text.push(Slice("0123456\n"));
  cr_expect_eq(lines.all.size(), ErrorText::kMostBytes / 8 + 1u);
  cr_expect_str_eq(lines.all.back().c_str(), "(the rest of what it says is not logged)");
}

#include "base/Log.hpp"

#include <criterion/criterion.h>

namespace {
struct Lines : LineSink {
  std::string text;
  void writeLine(const Slice& line) override { line.appendTo(text); }
};
}  // namespace

Test(Log, writes_nginx_form) {
  Lines lines;
  Log log(lines, kLogError, 4711);
  log.write(kLogCrit, "disk is full");
  cr_assert_neq(lines.text.find(" [crit] 4711#0: disk is full\n"), std::string::npos);
  cr_assert_eq(lines.text[4], '/');
}

Test(Log, omits_messages_below_its_level) {
  Lines lines;
  Log log(lines, kLogError, 1);
  log.write(kLogWarn, "never mind");
  cr_assert(lines.text.empty());
}

Test(Log, no_client_can_forge_a_line) {
  Lines lines;
  Log(lines, kLogError, 1).write(kLogError, Slice("a\nb\x1b[31m\0c", 10));
  cr_assert_neq(lines.text.find("a\\x0Ab\\x1B[31m\\x00"), std::string::npos);
}

// U+009B is another way to begin an escape sequence.
Test(Log, controls_above_ascii_are_escaped_too) {
  Lines lines;
  Log(lines, kLogError, 1)
      .write(kLogError,
             "\xc2\x9b"
             "31m \x9b"
             "1m \xc3\xa9 \xe9");
  cr_assert_neq(lines.text.find("\\xC2\\x9B31m \\x9B1m \xc3\xa9 \xe9\n"), std::string::npos, "%s",
                lines.text.c_str());
}

Test(Log, a_line_is_bounded) {
  Lines lines;
  Log(lines, kLogError, 1).write(kLogError, std::string(100000, 'x'));
  cr_assert_lt(lines.text.size(), 2200u);
}

Test(Log, level_names_are_nginxs) {
  LogLevel level;
  cr_assert(parseLogLevel("notice", level) && level == kLogNotice);
  cr_assert(logLevelName(kLogEmerg) == Slice("emerg"));
  cr_assert_not(parseLogLevel("loud", level));
}

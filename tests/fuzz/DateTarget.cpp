// A date. Settings: the present time, in four bytes.
#include "fuzz/Target.hpp"
#include "http/HttpDate.hpp"

static const std::time_t kDay = 86400;
static const std::time_t kYear = 366 * kDay;
static const std::time_t kEndOfDates = 253402300800;  // the beginning of the year 10000

static std::string written(const char* format, std::time_t time) {
  std::tm parts;
  gmtime_r(&time, &parts);
  char text[64];
  return std::string(text, std::strftime(text, sizeof text, format, &parts));
}

static void checkReadAs(const std::string& text, std::time_t now, std::time_t time) {
  std::time_t again = -1;
  require(parseHttpDate(text, now, again) && again == time, "a written date is read back");
}

static void checkWritten(std::time_t time) {
  std::string text;
  appendHttpDate(text, time);
  require(text == written("%a, %d %b %Y %H:%M:%S GMT", time), "a date is written as strftime does");
  checkReadAs(text, 0, time);
  checkReadAs(written("%a %b %e %H:%M:%S %Y", time), 0, time);
  checkReadAs(written("%A, %d-%b-%y %H:%M:%S GMT", time), time, time);
}

void checkDate(const Slice& input) {
  Settings settings(input);
  std::time_t now = 0;
  for (int i = 0; i < 4; ++i)
    now = now * 256 + settings.next();
  HeapCopy copy(settings.rest());
  Slice text = copy.slice();

  std::time_t time = 42;
  if (!parseHttpDate(text, now, time)) {
    require(time == 42, "an invalid date changes nothing");
    return;
  }
  if (time >= 0 && time < kEndOfDates) checkWritten(time);
  std::time_t ignored;
  require(!parseHttpDate(text.sub(0, text.size() - 1), now, ignored),
          "a truncated date is invalid");
  if (text.find('-') != Slice::npos)
    require(time <= now + 50 * kYear && time > now - 51 * kYear,
            "a year of two digits is within fifty years");
  else
    checkReadAs(text.str(), now + kYear, time);
}

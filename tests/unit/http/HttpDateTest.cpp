#include "http/HttpDate.hpp"

#include <criterion/criterion.h>

static std::string written(std::time_t time) {
  std::string out = ">";
  appendHttpDate(out, time);
  return out;
}

Test(httpDate, datesAreAppended) {
  cr_expect_eq(written(0), ">Thu, 01 Jan 1970 00:00:00 GMT");
  cr_expect_eq(written(784111777), ">Sun, 06 Nov 1994 08:49:37 GMT");
  cr_expect_eq(written(951868799), ">Tue, 29 Feb 2000 23:59:59 GMT");
  cr_expect_eq(written(253402300799), ">Fri, 31 Dec 9999 23:59:59 GMT");
}

static std::string byTheLibrary(const char* format, std::time_t time) {
  std::tm parts;
  gmtime_r(&time, &parts);
  char text[64];
  return std::string(text, std::strftime(text, sizeof text, format, &parts));
}

// Tries every day of more than four centuries, at a varying time of day.
Test(httpDate, everyDayIsWrittenAndReadAsTheLibraryDoes) {
  for (std::time_t time = 0; time < 15000000000; time += 86400 + 3607) {
    std::string text = byTheLibrary("%a, %d %b %Y %H:%M:%S GMT", time);
    cr_assert_eq(written(time), ">" + text);
    std::time_t read = -1;
    cr_assert(parseHttpDate(text, 0, read) && read == time, "%s", text.c_str());
    std::string asctime = byTheLibrary("%a %b %e %H:%M:%S %Y", time);
    cr_assert(parseHttpDate(asctime, 0, read) && read == time, "%s", asctime.c_str());
    std::string rfc850 = byTheLibrary("%A, %d-%b-%y %H:%M:%S GMT", time);
    cr_assert(parseHttpDate(rfc850, time, read) && read == time, "%s", rfc850.c_str());
  }
}

Test(httpDate, anInvalidDateLeavesTheTimeUnchanged) {
  std::time_t time = 42;
  cr_expect(!parseHttpDate("Sun, 06 Nov 1994 08:49:37 CET", 0, time));
  cr_expect(!parseHttpDate("", 0, time));
  cr_expect_eq(time, 42);
}

Test(httpDate, noPrefixOfADateIsADate) {
  static const char* const kDates[] = {"Sun, 06 Nov 1994 08:49:37 GMT",
                                       "Sunday, 06-Nov-94 08:49:37 GMT",
                                       "Sun Nov  6 08:49:37 1994"};
  for (const char* date : kDates) {
    std::time_t time;
    cr_expect(parseHttpDate(date, 0, time), "%s", date);
    cr_expect(!parseHttpDate(std::string(date) + " ", 0, time), "%s", date);
    for (std::size_t size = 0; size < std::strlen(date); ++size)
      cr_expect(!parseHttpDate(Slice(date, size), 0, time), "%.*s", static_cast<int>(size), date);
  }
}

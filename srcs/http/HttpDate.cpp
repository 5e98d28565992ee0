#include "http/HttpDate.hpp"

#include "base/Numbers.hpp"

static const long kSecondsPerDay = 86400;
static const char kDays[] = "SunMonTueWedThuFriSat";
static const char kMonths[] = "JanFebMarAprMayJunJulAugSepOctNovDec";
static const char* const kLongDays[] = {"Sunday",   "Monday", "Tuesday", "Wednesday",
                                        "Thursday", "Friday", "Saturday"};

struct CivilDate {
  long year;
  long month;  // 1 .. 12
  long day;    // 1 .. 31
};

// Returns the days since 1970-01-01 in the proleptic Gregorian calendar. The year begins in March
// here, so that the leap day is its last.
static long daysFromCivil(const CivilDate& date) {
  long year = date.month <= 2 ? date.year - 1 : date.year;
  long era = (year >= 0 ? year : year - 399) / 400;
  long yearOfEra = year - era * 400;
  long dayOfYear = (153 * ((date.month + 9) % 12) + 2) / 5 + date.day - 1;
  long dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear;
  return era * 146097 + dayOfEra - 719468;
}

// REQUIRES: days >= 0
static CivilDate civilFromDays(long days) {
  long shifted = days + 719468;
  long era = shifted / 146097;
  long dayOfEra = shifted - era * 146097;
  long yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36524 - dayOfEra / 146096) / 365;
  long dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100);
  long shiftedMonth = (5 * dayOfYear + 2) / 153;
  CivilDate date;
  date.day = dayOfYear - (153 * shiftedMonth + 2) / 5 + 1;
  date.month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9;
  date.year = yearOfEra + era * 400 + (date.month <= 2 ? 1 : 0);
  return date;
}

static char* putDigits(char* at, long value, int width) {
  for (int i = width - 1; i >= 0; --i) {
    at[i] = static_cast<char>('0' + value % 10);
    value /= 10;
  }
  return at + width;
}

static char* putText(char* at, const char* text, std::size_t size) {
  std::memcpy(at, text, size);
  return at + size;
}

void appendHttpDate(std::string& out, std::time_t time) {
  long days = static_cast<long>(time) / kSecondsPerDay;
  long seconds = static_cast<long>(time) % kSecondsPerDay;
  CivilDate date = civilFromDays(days);
  char text[29];
  char* at = putText(text, kDays + (days + 4) % 7 * 3, 3);
  at = putDigits(putText(at, ", ", 2), date.day, 2);
  at = putText(putText(at, " ", 1), kMonths + (date.month - 1) * 3, 3);
  at = putDigits(putText(at, " ", 1), date.year, 4);
  at = putDigits(putText(at, " ", 1), seconds / 3600, 2);
  at = putDigits(putText(at, ":", 1), seconds / 60 % 60, 2);
  at = putDigits(putText(at, ":", 1), seconds % 60, 2);
  putText(at, " GMT", 4);
  out.append(text, sizeof text);
}

static bool takeText(Slice& text, const Slice& expected) {
  if (!text.startsWith(expected)) return false;
  text.removePrefix(expected.size());
  return true;
}

static bool takeDigits(Slice& text, std::size_t width, long& value) {
  off_t number;
  if (text.size() < width || !parseDecimal(text.sub(0, width), number)) return false;
  value = static_cast<long>(number);
  text.removePrefix(width);
  return true;
}

// Takes one of `names`, which have three letters each, and sets its index.
static bool takeName(Slice& text, const char* names, long& index) {
  for (index = 0; names[index * 3] != '\0'; ++index)
    if (takeText(text, Slice(names + index * 3, 3))) return true;
  return false;
}

static bool takeLongDay(Slice& text) {
  for (std::size_t i = 0; i < sizeof kLongDays / sizeof kLongDays[0]; ++i)
    if (takeText(text, kLongDays[i])) return true;
  return false;
}

static bool takeMonth(Slice& text, CivilDate& date) {
  long index;
  if (!takeName(text, kMonths, index)) return false;
  date.month = index + 1;
  return true;
}

// Takes a time such as "08:49:37". A leap second is the first second of the next minute.
static bool takeClock(Slice& text, long& seconds) {
  long hour;
  long minute;
  long second;
  if (!takeDigits(text, 2, hour) || !takeText(text, ":") || !takeDigits(text, 2, minute) ||
      !takeText(text, ":") || !takeDigits(text, 2, second)) {
    return false;
  }
  seconds = hour * 3600 + minute * 60 + second;
  return hour < 24 && minute < 60 && second <= 60;
}

// Reads "Sun, 06 Nov 1994 08:49:37 GMT".
static bool readFixDate(Slice text, CivilDate& date, long& seconds) {
  long weekday;
  return takeName(text, kDays, weekday) && takeText(text, ", ") && takeDigits(text, 2, date.day) &&
         takeText(text, " ") && takeMonth(text, date) && takeText(text, " ") &&
         takeDigits(text, 4, date.year) && takeText(text, " ") && takeClock(text, seconds) &&
         text == Slice(" GMT");
}

// Reads "Sunday, 06-Nov-94 08:49:37 GMT" and leaves the year without its century.
static bool readRfc850(Slice text, CivilDate& date, long& seconds) {
  return takeLongDay(text) && takeText(text, ", ") && takeDigits(text, 2, date.day) &&
         takeText(text, "-") && takeMonth(text, date) && takeText(text, "-") &&
         takeDigits(text, 2, date.year) && takeText(text, " ") && takeClock(text, seconds) &&
         text == Slice(" GMT");
}

// Reads "Sun Nov  6 08:49:37 1994".
static bool readAsctime(Slice text, CivilDate& date, long& seconds) {
  long weekday;
  return takeName(text, kDays, weekday) && takeText(text, " ") && takeMonth(text, date) &&
         takeText(text, " ") && takeDigits(text, takeText(text, " ") ? 1 : 2, date.day) &&
         takeText(text, " ") && takeClock(text, seconds) && takeText(text, " ") &&
         takeDigits(text, 4, date.year) && text.empty();
}

static std::time_t toTime(const CivilDate& date, long seconds) {
  return static_cast<std::time_t>(daysFromCivil(date) * kSecondsPerDay + seconds);
}

// Gives a two-digit year the latest century that is at most 50 years after `now`.
static void addCentury(CivilDate& date, long seconds, std::time_t now) {
  CivilDate latest = civilFromDays(static_cast<long>(now) / kSecondsPerDay);
  latest.year += 50;
  date.year = latest.year - (latest.year - date.year) % 100;
  if (toTime(date, seconds) > toTime(latest, static_cast<long>(now) % kSecondsPerDay))
    date.year -= 100;
}

static bool isDate(const CivilDate& date) {
  static const long kLengths[] = {31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  bool isLeap = date.year % 4 == 0 && (date.year % 100 != 0 || date.year % 400 == 0);
  if (date.month == 2 && date.day == 29) return isLeap;
  return date.day >= 1 && date.day <= kLengths[date.month - 1];
}

bool parseHttpDate(const Slice& text, std::time_t now, std::time_t& time) {
  CivilDate date;
  long seconds;
  if (!readFixDate(text, date, seconds) && !readAsctime(text, date, seconds)) {
    if (!readRfc850(text, date, seconds)) return false;
    addCentury(date, seconds, now);
  }
  if (!isDate(date)) return false;
  time = toTime(date, seconds);
  return true;
}

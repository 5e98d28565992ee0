#include "config/Values.hpp"

#include <climits>
#include <fstream>

#include "base/Numbers.hpp"
#include "http/CharClass.hpp"
#include "http/Method.hpp"
#include "net/Address.hpp"
#include "net/NumericAddress.hpp"

static const off_t kMaxOff = static_cast<off_t>((~static_cast<unsigned long>(0)) >> 1);

bool parseFlag(const Slice& text, bool& value) {
  bool isOn = equalsIgnoreCase(text, "on");
  if (!isOn && !equalsIgnoreCase(text, "off")) return false;
  value = isOn;
  return true;
}

bool parseSize(const Slice& text, off_t& value) {
  std::size_t unit = text.empty() ? Slice::npos : Slice("kmg").find(toLower(text.back()));
  if (unit == Slice::npos) return parseDecimal(text, value);
  int shift = 10 * (static_cast<int>(unit) + 1);
  off_t number;
  if (!parseDecimal(text.sub(0, text.size() - 1), number)) return false;
  if (number > (kMaxOff >> shift)) return false;
  value = number << shift;
  return true;
}

namespace {

struct Unit {
  const char* name;
  off_t milliseconds;
};

// Larger units first: in a sum each unit must come after the one before it in this list.
const Unit kUnits[] = {
    {"y", 365 * 24 * 3600 * 1000L},
    {"M", 30 * 24 * 3600 * 1000L},
    {"w", 7 * 24 * 3600 * 1000L},
    {"d", 24 * 3600 * 1000L},
    {"h", 3600 * 1000L},
    {"m", 60 * 1000L},
    {"s", 1000L},
    {"ms", 1L},
};
const std::size_t kUnitCount = sizeof(kUnits) / sizeof(kUnits[0]);
const std::size_t kMonth = 1;
const std::size_t kSecond = 6;
const std::size_t kMillisecond = 7;

}  // namespace

// Removes a unit from the front of `text` and returns its index, or kUnitCount if it is unknown. A
// blank, or the end, stands for seconds.
static std::size_t takeUnit(Slice& text) {
  if (text.empty()) return kSecond;
  if (text.startsWith(" ")) return kSecond;
  bool isLong = text.startsWith("ms");
  Slice name = text.sub(0, isLong ? 2 : 1);
  text.removePrefix(name.size());
  std::size_t unit = 0;
  while (unit < kUnitCount && name != kUnits[unit].name)
    ++unit;
  return unit;
}

// Adds up the terms of a sum whose units lie between `first` and `last` in the list.
static bool parseTime(const Slice& text, std::size_t first, std::size_t last, off_t& total) {
  Slice left = text;
  off_t sum = 0;
  do {
    std::size_t digits = 0;
    while (digits < left.size() && isDigit(left[digits]))
      ++digits;
    off_t number;
    if (!parseDecimal(left.sub(0, digits), number)) return false;
    left.removePrefix(digits);
    std::size_t unit = takeUnit(left);
    if (unit < first || unit > last) return false;
    if (number > (kMaxOff - sum) / kUnits[unit].milliseconds) return false;
    sum += number * kUnits[unit].milliseconds;
    first = unit + 1;
    while (!left.empty() && left[0] == ' ')
      left.removePrefix(1);
  } while (!left.empty());
  total = sum;
  return true;
}

bool parseSeconds(const Slice& text, off_t& value) {
  off_t milliseconds;
  if (!parseTime(text, 0, kSecond, milliseconds)) return false;
  value = milliseconds / 1000;
  return true;
}

bool parseMilliseconds(const Slice& text, off_t& value) {
  return parseTime(text, kMonth + 1, kMillisecond, value);
}

bool parseTimeout(const Slice& text, int& seconds) {
  off_t milliseconds;
  if (!parseMilliseconds(text, milliseconds)) return false;
  if (milliseconds / 1000 >= INT_MAX) return false;
  seconds = static_cast<int>((milliseconds + 999) / 1000);
  return true;
}

bool parseNumber(const Slice& text, int& value) {
  off_t number;
  if (!parseDecimal(text, number) || number > INT_MAX) return false;
  value = static_cast<int>(number);
  return true;
}

bool parseMethodName(const Slice& text, unsigned& method) {
  const unsigned kResponded = kGet | kHead | kPost | kPut | kDelete | kOptions;
  unsigned found = parseMethod(text);
  if ((found & kResponded) == 0) return false;
  method = found;
  return true;
}

bool parseMethodList(const Slice& text, unsigned& methods) {
  unsigned all = 0;
  Slice left = text;
  for (;;) {
    std::size_t comma = left.find(',');
    unsigned method;
    if (!parseMethodName(left.sub(0, comma), method)) return false;
    all |= method;
    if (comma == Slice::npos) break;
    left.removePrefix(comma + 1);
  }
  methods = all;
  return true;
}

// Reads four decimal numbers with dots between them. A leading 0 does not make one octal, as in
// nginx; the C library would read "010" as 8 and look up "08" as a name.
static bool parseDottedQuad(const Slice& text, std::string& bytes) {
  Slice left = text;
  for (int i = 0; i < 4; ++i) {
    std::size_t dot = i < 3 ? left.find('.') : left.size();
    int number;
    if (dot == Slice::npos || dot > 3) return false;
    if (!parseNumber(left.sub(0, dot), number) || number > 255) return false;
    bytes += static_cast<char>(number);
    if (i < 3) left.removePrefix(dot + 1);
  }
  return true;
}

static bool isHexOrColons(const Slice& text) {
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (hexValue(text[i]) < 0 && text[i] != ':' && text[i] != '.') return false;
  }
  return text.find(':') != Slice::npos;
}

// Reads a numeric address. No name is ever looked up.
bool parseIp(const Slice& text, std::string& bytes) {
  if (!isHexOrColons(text)) return parseDottedQuad(text, bytes);
  std::vector<Address> addresses;
  if (!Address::resolve("[" + text.str() + "]", 0, addresses).isOk() || addresses.empty()) {
    return false;
  }
  bytes = addresses[0].bytes().str();
  return true;
}

bool parseNetwork(const Slice& text, Network& network, bool& hadLowBits) {
  hadLowBits = false;
  network.isUnix = text == "unix:";
  if (text == "all" || network.isUnix) {
    network.bytes.clear();
    network.prefixBits = 0;
    return true;
  }
  std::size_t slash = text.find('/');
  std::string bytes;
  if (!parseIp(text.sub(0, slash), bytes)) return false;
  int bits = static_cast<int>(bytes.size()) * 8;
  int prefix = bits;
  if (slash != Slice::npos && !parseNumber(text.from(slash + 1), prefix)) return false;
  if (prefix > bits) return false;
  hadLowBits = clearLowBits(bytes, prefix);
  network.bytes = bytes;
  network.prefixBits = prefix;
  return true;
}

static std::string firstLine(const char* path) {
  std::ifstream file(path);
  std::string line;
  std::getline(file, line);
  return line;
}

// A root directory without /proc may still have the file that the name comes from.
std::string hostName() {
  std::string name = firstLine("/proc/sys/kernel/hostname");
  if (name.empty()) name = firstLine("/etc/hostname");
  return inLowerCase(name);
}

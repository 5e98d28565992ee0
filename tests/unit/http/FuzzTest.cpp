#include <criterion/criterion.h>

#include <random>

#include "http/MessageLog.hpp"

static const char* const kFiles[] = {"request-line.txt", "target.txt",   "fields.txt",
                                     "limits.txt",       "host.txt",     "length.txt",
                                     "chunked.txt",      "trailers.txt", "transfer-encoding.txt",
                                     "connection.txt",   "ranges.txt",   "dates.txt",
                                     "conditional.txt"};

static std::vector<Case> allCases() {
  std::vector<Case> all;
  for (const char* file : kFiles) {
    std::vector<Case> cases = readCases(casesDirectory() + "/" + file);
    all.insert(all.end(), cases.begin(), cases.end());
  }
  return all;
}

static char randomByte(std::mt19937& random) {
  static const char kTelling[] = "\r\n\r\n \t:;,=\"\\/0159aAfF-_%?#*[]\0\x7f\x80\xff";
  return random() % 4 == 0 ? static_cast<char>(random())
                           : kTelling[random() % (sizeof kTelling - 1)];
}

// Makes one small change: a byte is replaced, inserted or removed, or a piece of another message is
// inserted.
static void damage(std::string& bytes, const std::string& other, std::mt19937& random) {
  std::size_t at = random() % (bytes.size() + 1);
  switch (random() % 5) {
    case 0:
      if (at < bytes.size()) bytes[at] = randomByte(random);
      break;
    case 1:
      bytes.insert(at, 1, randomByte(random));
      break;
    case 2:
      bytes.erase(at, 1 + random() % 3);
      break;
    case 3:
      bytes.insert(at, other, random() % (other.size() + 1), random() % 40);
      break;
    default:
      bytes.insert(at, bytes, random() % (bytes.size() + 1), random() % 20);
  }
}

static Cuts randomCuts(std::size_t size, std::mt19937& random) {
  Cuts cuts;
  for (std::size_t at = 0; at < size; at += 1 + random() % (1 + random() % 40))
    cuts.push_back(at);
  cuts.push_back(size);
  return cuts;
}

Test(fuzz, damagedMessagesMeanTheSameWholeAndSplit) {
  std::mt19937 random(4);
  std::vector<Case> cases = allCases();
  for (int i = 0; i < 60000; ++i) {
    Case row = cases[random() % cases.size()];
    if (row.bytes.size() > 1000) continue;
    for (std::size_t count = 1 + random() % 3; count > 0; --count)
      damage(row.bytes, cases[random() % cases.size()].bytes, random);
    std::string whole = logMessage(row, cutNowhere(row.bytes.size()));
    std::string split = logMessage(row, randomCuts(row.bytes.size(), random));
    cr_expect(whole == split, "%s\n  bytes: %s\n  whole: %s\n  split: %s", row.name().c_str(),
              escapeBytes(row.bytes).c_str(), whole.c_str(), split.c_str());
  }
}

Test(fuzz, noiseIsRefused) {
  std::mt19937 random(5);
  for (int i = 0; i < 20000; ++i) {
    Case row = Case();
    for (std::size_t size = random() % 200; size > 0; --size)
      row.bytes += randomByte(random);
    std::string whole = logMessage(row, cutNowhere(row.bytes.size()));
    cr_expect(whole == logMessage(row, cutEverywhere(row.bytes.size())), "%s",
              escapeBytes(row.bytes).c_str());
    cr_expect(whole.compare(0, 2, "ok") != 0, "%s", escapeBytes(row.bytes).c_str());
  }
}

static std::string identity(const Case& row) {
  std::string all = row.bytes;
  for (const auto& setting : row.settings)
    all += "\n" + setting.first + "=" + setting.second;
  return all;
}

Test(cases, thereAreHundredsOfDifferentCases) {
  std::map<std::string, std::string> seen;
  std::vector<Case> cases = allCases();
  for (const Case& row : cases) {
    std::string& name = seen[identity(row)];
    cr_expect(name.empty(), "%s\n  is the same as\n  %s", row.name().c_str(), name.c_str());
    name = row.name();
  }
  cr_expect(cases.size() >= 400, "%zu", cases.size());
}

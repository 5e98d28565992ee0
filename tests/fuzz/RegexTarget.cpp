// A pattern and a text. Settings: whether case counts, UTF-8 mode, and the size of the pattern.
#include "fuzz/Target.hpp"
#include "regex/Regex.hpp"

static void requireSame(const Captures& a, const Captures& b) {
  for (int slot = 0; slot < Captures::kMostSlots; ++slot) {
    require(a.isSet(slot) == b.isSet(slot), "a short cut sets the groups that the machine sets");
    const bool isSame =
        !a.isSet(slot) || (a.begin(slot) == b.begin(slot) && a.end(slot) == b.end(slot));
    require(isSame, "a short cut finds the groups where the machine finds them");
  }
}

static void requireWithin(const Captures& captures, const Slice& text) {
  for (int slot = 0; slot < Captures::kMostSlots; ++slot) {
    if (!captures.isSet(slot)) continue;
    require(captures.begin(slot) <= captures.end(slot), "a group ends behind its beginning");
    require(captures.end(slot) <= text.size(), "a group lies within the text");
  }
}

static void checkSearch(const Regex& regex, const Slice& text) {
  RegexScratch scratch;
  Captures quick, general;
  regex.reserve(scratch, text.size());
  const bool isFound = regex.search(text, scratch, quick);
  require(regex.matches(text, scratch) == isFound, "matches() is search() without captures");
  require(regex.searchGenerally(text, scratch, general) == isFound,
          "a short cut finds what the machine finds");
  const unsigned long most = (text.size() + 1) * static_cast<unsigned long>(regex.cost());
  require(scratch.memory.steps <= most, "the number of steps is linear");
  require(regex.matchesGenerally(text, scratch) == isFound, "the two machines find the same");
  requireSame(quick, general);
  requireWithin(quick, text);
}

static void checkError(const Status& status, const Slice& pattern) {
  const std::size_t at = status.message().rfind(" (offset ");
  require(at != std::string::npos && at > 0, "an error has an offset");
  require(std::stoul(status.message().substr(at + 9)) <= pattern.size(),
          "the offset of an error lies within the pattern");
}

void checkRegex(const Slice& input) {
  Settings settings(input);
  const bool ignoresCase = settings.next() % 2 == 1;
  const bool isUtf = settings.next() % 4 == 1;
  const std::size_t size = settings.next();
  const std::string mode = isUtf ? "(*UTF)" : "";
  HeapCopy pattern(mode + settings.rest().sub(0, size).str());
  HeapCopy text(settings.rest().from(size));

  Regex regex;
  const Status status = Regex::compile(pattern.slice(), ignoresCase, regex);
  if (status.isOk())
    checkSearch(regex, text.slice());
  else
    checkError(status, pattern.slice());
}

#include "regex/NamedClasses.hpp"

#include "base/Slice.hpp"

namespace {

enum { kMostRanges = 12 };

struct NamedClass {
  const char* name;
  int count;
  CharacterSet::Range ranges[kMostRanges];
};

const NamedClass kPosixClasses[] = {
    {"alnum", 3, {{'0', '9'}, {'A', 'Z'}, {'a', 'z'}}},
    {"alpha", 2, {{'A', 'Z'}, {'a', 'z'}}},
    {"ascii", 1, {{0, 0x7f}}},
    {"blank", 2, {{'\t', '\t'}, {' ', ' '}}},
    {"cntrl", 2, {{0, 0x1f}, {0x7f, 0x7f}}},
    {"digit", 1, {{'0', '9'}}},
    {"graph", 1, {{'!', '~'}}},
    {"lower", 1, {{'a', 'z'}}},
    {"print", 1, {{' ', '~'}}},
    {"punct", 4, {{'!', '/'}, {':', '@'}, {'[', '`'}, {'{', '~'}}},
    {"space", 2, {{'\t', '\r'}, {' ', ' '}}},
    {"upper", 1, {{'A', 'Z'}}},
    {"word", 4, {{'0', '9'}, {'A', 'Z'}, {'_', '_'}, {'a', 'z'}}},
    {"xdigit", 3, {{'0', '9'}, {'A', 'F'}, {'a', 'f'}}},
};

const NamedClass kEscapedClasses[] = {
    {"d", 1, {{'0', '9'}}},
    {"h",
     9,
     {{'\t', '\t'},
      {' ', ' '},
      {0xa0, 0xa0},
      {0x1680, 0x1680},
      {0x180e, 0x180e},
      {0x2000, 0x200a},
      {0x202f, 0x202f},
      {0x205f, 0x205f},
      {0x3000, 0x3000}}},
    {"s", 2, {{'\t', '\r'}, {' ', ' '}}},
    {"v", 3, {{'\n', '\r'}, {0x85, 0x85}, {0x2028, 0x2029}}},
    {"w", 4, {{'0', '9'}, {'A', 'Z'}, {'_', '_'}, {'a', 'z'}}},
};

template <std::size_t Count>
const NamedClass* find(const NamedClass (&classes)[Count], const Slice& name) {
  for (std::size_t i = 0; i < Count; ++i)
    if (name == classes[i].name) return &classes[i];
  return 0;
}

}  // namespace

static void addUpTo(const NamedClass& named, unsigned last, CharacterSet& set) {
  for (int i = 0; i < named.count; ++i)
    if (named.ranges[i].last <= last) set.add(named.ranges[i].first, named.ranges[i].last);
}

bool addPosixClass(const Slice& name, CharacterSet& set) {
  const NamedClass* named = find(kPosixClasses, name);
  if (named) addUpTo(*named, CharacterSet::kLastByte, set);
  return named != 0;
}

bool addEscapedClass(char letter, unsigned last, CharacterSet& set) {
  const char lower = toLower(letter);
  const NamedClass* named = find(kEscapedClasses, Slice(&lower, 1));
  if (!named) return false;
  CharacterSet members;
  addUpTo(*named, last, members);
  if (lower != letter) members.invert(last);
  set.add(members);
  return true;
}

#ifndef DEFLATE_ENCODERLEVEL_HPP
#define DEFLATE_ENCODERLEVEL_HPP

// How hard the encoder looks for matches. The numbers are those of zlib.
struct EncoderLevel {
  enum { kLowest = 1, kHighest = 9 };

  // Whether a match waits for a longer one that begins a byte later.
  bool isLazy;
  // From a match of this length on, the search for a better one is four times shorter.
  unsigned good;
  // Lazy: a match of this length does not wait. Otherwise: the strings inside a match that is
  // longer than this are not entered into the hash chains.
  unsigned lazy;
  // A match of this length ends the search.
  unsigned nice;
  // How many earlier strings a search looks at.
  unsigned chain;

  // Returns the settings of a level. Levels outside kLowest..kHighest count as the nearest.
  static const EncoderLevel& of(int level);
};

#endif

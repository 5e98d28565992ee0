#ifndef DEFLATE_MATCHPARSER_HPP
#define DEFLATE_MATCHPARSER_HPP

#include "deflate/EncoderLevel.hpp"
#include "deflate/MatchFinder.hpp"
#include "deflate/SymbolBuffer.hpp"

// Turns the lookahead of a MatchFinder into symbols. Low levels take every match that they find;
// with higher ones, a match waits for one byte, because one that begins there may be longer.
class MatchParser {
 public:
  // Keeps references to both; they must outlive this object.
  MatchParser(MatchFinder& finder, SymbolBuffer& symbols);
  void start(const EncoderLevel& level);

  // Adds symbols until the buffer is full or less than MatchFinder::kLookahead bytes are ahead.
  void parse() { parse(MatchFinder::kLookahead); }
  // Adds symbols until the buffer is full or all bytes are parsed.
  void parseAll();
  // Returns true if every byte has its symbol.
  bool isEmpty() const { return finder_.lookahead() == 0 && !isDeferred_; }
  // Returns the bytes that the symbols stand for, or less if the finder has forgotten some.
  Slice covered() const;

 private:
  // Matches of three bytes from farther away than this cost more than three literals.
  enum { kFar = 4096 };

  MatchParser(const MatchParser&);
  MatchParser& operator=(const MatchParser&);

  // Leave off when less than `reserve` bytes are ahead.
  void parse(unsigned reserve);
  void parseGreedily(unsigned reserve);
  void parseLazily(unsigned reserve);
  Match betterMatch();

  MatchFinder& finder_;
  SymbolBuffer& symbols_;
  const EncoderLevel* level_;
  // Lazy: whether the byte before the position has no symbol yet, and the match that begins there.
  bool isDeferred_;
  Match deferred_;
};

#endif

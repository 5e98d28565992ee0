#include "deflate/MatchParser.hpp"

#include <algorithm>

MatchParser::MatchParser(MatchFinder& finder, SymbolBuffer& symbols)
    : finder_(finder), symbols_(symbols) {
  start(EncoderLevel::of(EncoderLevel::kLowest));
}

void MatchParser::start(const EncoderLevel& level) {
  level_ = &level;
  isDeferred_ = false;
  deferred_ = Match();
}

void MatchParser::parse(unsigned reserve) {
  if (level_->isLazy)
    parseLazily(reserve);
  else
    parseGreedily(reserve);
}

void MatchParser::parseAll() {
  parse(1);
  if (!isDeferred_ || finder_.lookahead() > 0 || symbols_.isFull()) return;
  symbols_.addLiteral(finder_.before(1));
  isDeferred_ = false;
}

void MatchParser::parseGreedily(unsigned reserve) {
  while (!symbols_.isFull() && finder_.lookahead() >= reserve) {
    const Match match = finder_.longerThan(MatchFinder::kShortest - 1);
    if (match.length == 0) {
      finder_.advance(1);
      symbols_.addLiteral(finder_.before(1));
      continue;
    }
    symbols_.addMatch(match);
    if (match.length <= level_->lazy)
      finder_.advance(match.length);
    else
      finder_.skip(match.length);
  }
}

// Returns the match at the position if it is longer than the deferred one.
Match MatchParser::betterMatch() {
  const unsigned best = std::max<unsigned>(deferred_.length, MatchFinder::kShortest - 1);
  if (best >= level_->lazy) return Match();
  const Match match = finder_.longerThan(best);
  const bool isCostly = match.length == MatchFinder::kShortest && match.distance > kFar;
  return isCostly ? Match() : match;
}

void MatchParser::parseLazily(unsigned reserve) {
  while (!symbols_.isFull() && finder_.lookahead() >= reserve) {
    const Match match = betterMatch();
    if (match.length == 0 && deferred_.length > 0) {
      symbols_.addMatch(deferred_);
      finder_.advance(deferred_.length - 1);
      isDeferred_ = false;
      deferred_ = Match();
      continue;
    }
    if (isDeferred_) symbols_.addLiteral(finder_.before(1));
    isDeferred_ = true;
    deferred_ = match;
    finder_.advance(1);
  }
}

Slice MatchParser::covered() const {
  return finder_.before(isDeferred_ ? 1 : 0, symbols_.covered());
}

#include "regex/Subject.hpp"

#include "regex/Assertion.hpp"

static bool isWordChar(unsigned byte) {
  return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') ||
         (byte >= '0' && byte <= '9') || byte == '_';
}

bool Subject::holds(unsigned assertion, std::size_t position) const {
  const bool isAtEnd = position == text.size();
  const bool isBehindLine = position > 0 && text[position - 1] == '\n';
  const bool isBeforeLine = !isAtEnd && text[position] == '\n';
  switch (assertion) {
    case kTextStart:
      return position == 0;
    case kTextEnd:
      return isAtEnd;
    case kLastLineEnd:
      return isAtEnd || (isBeforeLine && position + 1 == text.size());
    case kLineStart:
      return position == 0 || (isBehindLine && !isAtEnd);
    case kLineEnd:
      return isAtEnd || isBeforeLine;
    default: {
      const bool isBehindWord = position > 0 && isWordChar(byteAt(position - 1));
      const bool isBeforeWord = !isAtEnd && isWordChar(byteAt(position));
      return (isBehindWord != isBeforeWord) == (assertion == kWordBoundary);
    }
  }
}

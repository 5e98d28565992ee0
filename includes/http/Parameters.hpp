#ifndef HTTP_PARAMETERS_HPP
#define HTTP_PARAMETERS_HPP

#include <string>

#include "base/Slice.hpp"

// Reads what follows a media type or a disposition, "; name=value; name=\"value\"", one parameter
// after the other. In a quoted value a backslash stands for the quote or the backslash behind it,
// and elsewhere for itself: browsers send file names as they are.
class Parameters {
 public:
  enum Result { kParameter, kEnd, kBad };

  explicit Parameters(const Slice& text) : rest_(text) {}

  // `name` points into the text and is a token; `value` is without its quotes.
  Result next(Slice& name, std::string& value);

 private:
  bool readToken(std::string& value);
  bool readQuoted(std::string& value);

  Slice rest_;
};

#endif

#ifndef HTTP_PARAMETERS_HPP
#define HTTP_PARAMETERS_HPP

#include <string>

#include "base/Slice.hpp"

// Reads the parameters of a media type or a disposition, "; name=value; name=\"value\"", one at a
// time. In a quoted value a backslash escapes a quote or a backslash only, because browsers send
// the backslashes of file names unescaped.
class Parameters {
 public:
  enum Result { kParameter, kEnd, kBad };

  explicit Parameters(const Slice& text) : rest_(text) {}

  // Sets `name` to a token inside the text, and `value` to the value without its quotes.
  Result next(Slice& name, std::string& value);

 private:
  bool readToken(std::string& value);
  bool readQuoted(std::string& value);

  Slice rest_;
};

#endif

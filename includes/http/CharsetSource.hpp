#ifndef HTTP_CHARSETSOURCE_HPP
#define HTTP_CHARSETSOURCE_HPP

#include <string>

#include "http/BodySource.hpp"
#include "http/CharsetTable.hpp"

// A response body that is converted to another charset as it is pulled.
class CharsetSource : public BodySource {
 public:
  // Keeps references to both, which must outlive this object.
  CharsetSource(BodySource& body, const CharsetTable& table) : body_(body), table_(table) {}

  virtual off_t length() const { return table_.keepsLength() ? body_.length() : -1; }
  virtual Result pull(Buffer& out, std::size_t room);

 private:
  CharsetSource(const CharsetSource&);
  CharsetSource& operator=(const CharsetSource&);

  BodySource& body_;
  const CharsetTable& table_;
  std::string rest_;  // the beginning of a character
  std::string converted_;
};

#endif

#include "http/ContentDisposition.hpp"

#include "base/Numbers.hpp"
#include "base/Utf8.hpp"
#include "http/CharClass.hpp"
#include "http/Parameters.hpp"

// HTML's multipart/form-data encoding has these three escapes; any other '%' is itself.
static std::string withoutFormEscapes(const std::string& text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    Slice escape = Slice(text).sub(i, 3);
    bool isOne = escape == Slice("%22") || equalsIgnoreCase(escape, "%0d") ||
                 equalsIgnoreCase(escape, "%0a");
    if (!isOne) {
      out += text[i];
      continue;
    }
    out += static_cast<char>(hexValue(escape[1]) * 16 + hexValue(escape[2]));
    i += 2;
  }
  return out;
}

static bool decodePercents(const Slice& text, std::string& out) {
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] != '%') {
      out += text[i];
      continue;
    }
    if (text.size() - i < 3) return false;
    int high = hexValue(text[i + 1]);
    int low = hexValue(text[i + 2]);
    if (high < 0 || low < 0) return false;
    out += static_cast<char>(high * 16 + low);
    i += 2;
  }
  return true;
}

// Reads an extended value such as "UTF-8'en'%e2%82%ac".
static bool readExtended(const Slice& value, std::string& text) {
  std::size_t first = value.find('\'');
  std::size_t second = first == Slice::npos ? first : value.find('\'', first + 1);
  if (second == Slice::npos || !decodePercents(value.from(second + 1), text)) return false;
  Slice charset = value.sub(0, first);
  if (equalsIgnoreCase(charset, "utf-8")) return isUtf8(text);
  if (!equalsIgnoreCase(charset, "iso-8859-1")) return false;
  text = utf8FromWindows1252(text);
  return true;
}

namespace {

// Collects the parameters of a field.
class Reading {
 public:
  explicit Reading(ContentDisposition& disposition)
      : disposition_(disposition), hasExtended_(false) {}

  // Returns false if the parameter contradicts an earlier one.
  bool add(const Slice& name, const std::string& value) {
    if (equalsIgnoreCase(name, "name")) return addName(value);
    if (equalsIgnoreCase(name, "filename")) return addFileName(withoutFormEscapes(value));
    return !equalsIgnoreCase(name, "filename*") || addExtended(value);
  }
  void finish() {
    if (hasExtended_) disposition_.hasFileName = true;
    if (hasExtended_) disposition_.fileName = extended_;
    if (!isUtf8(disposition_.fileName))
      disposition_.fileName = utf8FromWindows1252(disposition_.fileName);
  }

 private:
  bool addName(const std::string& value) {
    if (!disposition_.hasName) disposition_.name = withoutFormEscapes(value);
    disposition_.hasName = true;
    return true;
  }
  bool addFileName(const std::string& value) {
    bool isSame = !disposition_.hasFileName || disposition_.fileName == value;
    disposition_.hasFileName = true;
    disposition_.fileName = value;
    return isSame;
  }
  bool addExtended(const std::string& value) {
    std::string text;
    if (!readExtended(value, text)) return true;
    bool isSame = !hasExtended_ || extended_ == text;
    hasExtended_ = true;
    extended_ = text;
    return isSame;
  }

  ContentDisposition& disposition_;
  bool hasExtended_;
  std::string extended_;
};

}  // namespace

bool parseContentDisposition(const Slice& value, ContentDisposition& disposition) {
  disposition = ContentDisposition();
  std::size_t size = 0;
  while (size < value.size() && isTokenChar(value[size]))
    disposition.type += toLower(value[size++]);
  if (size == 0) return false;
  Parameters parameters(value.from(size));
  Reading reading(disposition);
  Slice name;
  std::string text;
  Parameters::Result result;
  while ((result = parameters.next(name, text)) == Parameters::kParameter)
    if (!reading.add(name, text)) return false;
  reading.finish();
  return result == Parameters::kEnd;
}

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

static bool isKnownCharset(const Slice& name) {
  return equalsIgnoreCase(name, "utf-8") || equalsIgnoreCase(name, "iso-8859-1") ||
         equalsIgnoreCase(name, "windows-1252");
}

// Reads an extended value such as "UTF-8'en'%e2%82%ac". `isGuess` tells that it is not what its
// character set says.
static bool readExtended(const Slice& value, std::string& text, bool& isGuess) {
  std::size_t first = value.find('\'');
  std::size_t second = first == Slice::npos ? first : value.find('\'', first + 1);
  if (second == Slice::npos || !decodePercents(value.from(second + 1), text)) return false;
  Slice charset = value.sub(0, first);
  bool isUnicode = equalsIgnoreCase(charset, "utf-8");
  isGuess = isUnicode && !isUtf8(text);
  if (!isUnicode) text = utf8FromWindows1252(text);
  return isKnownCharset(charset);
}

namespace {

// Collects the parameters of a field.
class Reading {
 public:
  explicit Reading(ContentDisposition& disposition)
      : disposition_(disposition), hasExtended_(false), isUnreadable_(false) {}

  // Returns false if the parameter contradicts an earlier one.
  bool add(const Slice& name, const std::string& value) {
    if (equalsIgnoreCase(name, "name")) return addName(value);
    if (equalsIgnoreCase(name, "filename")) return addFileName(withoutFormEscapes(value));
    return !equalsIgnoreCase(name, "filename*") || addExtended(value);
  }
  // Returns false if there is a name for the file, but none that can be read.
  bool finish() {
    if (hasExtended_) disposition_.hasFileName = true;
    if (hasExtended_) disposition_.fileName = extended_;
    if (!disposition_.hasFileName && !guess_.empty()) {
      disposition_.hasFileName = true;
      disposition_.fileName = guess_;
    }
    if (!isUtf8(disposition_.fileName))
      disposition_.fileName = utf8FromWindows1252(disposition_.fileName);
    return disposition_.hasFileName || !isUnreadable_;
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
    bool isGuess = false;
    bool isRead = readExtended(value, text, isGuess);
    if (!isRead) isUnreadable_ = true;
    if (isGuess) guess_ = text;
    if (!isRead || isGuess) return true;
    bool isSame = !hasExtended_ || extended_ == text;
    hasExtended_ = true;
    extended_ = text;
    return isSame;
  }

  ContentDisposition& disposition_;
  bool hasExtended_;
  bool isUnreadable_;
  std::string extended_;
  std::string guess_;  // taken if there is no other name
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
  return reading.finish() && result == Parameters::kEnd;
}

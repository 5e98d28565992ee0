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

static bool isUtf8(const std::string& text) {
  for (std::size_t at = 0; at < text.size();) {
    std::size_t size = characterSize(text, at);
    if (size == 0) return false;
    at += size;
  }
  return true;
}

static std::string fromLatin1(const std::string& text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    unsigned c = static_cast<unsigned char>(text[i]);
    if (c >= 0x80) out += static_cast<char>(0xc0 | c >> 6);
    out += static_cast<char>(c >= 0x80 ? 0x80 | (c & 0x3f) : c);
  }
  return out;
}

// Reads an extended value such as "UTF-8'en'%e2%82%ac".
static bool readExtended(const Slice& value, std::string& text) {
  std::size_t first = value.find('\'');
  std::size_t second = first == Slice::npos ? first : value.find('\'', first + 1);
  if (second == Slice::npos || !decodePercents(value.from(second + 1), text)) return false;
  Slice charset = value.sub(0, first);
  if (equalsIgnoreCase(charset, "utf-8")) return isUtf8(text);
  if (!equalsIgnoreCase(charset, "iso-8859-1")) return false;
  text = fromLatin1(text);
  return true;
}

namespace {

// Collects the parameters of a field.
struct Reading {
  ContentDisposition& disposition;
  bool hasExtended;
  std::string extended;

  explicit Reading(ContentDisposition& d) : disposition(d), hasExtended(false) {}

  static bool take(bool& isThere, std::string& to, const std::string& value) {
    if (isThere) return false;
    isThere = true;
    to = withoutFormEscapes(value);
    return true;
  }
  bool add(const Slice& name, const std::string& value) {
    if (equalsIgnoreCase(name, "name")) return take(disposition.hasName, disposition.name, value);
    if (equalsIgnoreCase(name, "filename"))
      return take(disposition.hasFileName, disposition.fileName, value);
    if (!equalsIgnoreCase(name, "filename*")) return true;
    if (hasExtended) return false;
    hasExtended = readExtended(value, extended);
    return true;
  }
  void finish() {
    if (!hasExtended) return;
    disposition.hasFileName = true;
    disposition.fileName = extended;
  }
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

#include "variables/ResponseCharset.hpp"

#include "config/CharsetMaps.hpp"
#include "variables/Variables.hpp"

namespace {

// A Content-Type divided in two.
struct ContentType {
  Slice type;
  Slice charset;  // without quotes; empty if there is none

  explicit ContentType(const Slice& field);
};

}  // namespace

ContentType::ContentType(const Slice& field) : type(field) {
  for (std::size_t at = field.find(';'); at < field.size(); at = field.find(';', at + 1)) {
    Slice parameter = field.from(at + 1).trimmed();
    if (!equalsIgnoreCase(parameter.sub(0, 8), "charset=")) continue;
    type = field.sub(0, at);
    charset = parameter.from(8);
    if (charset.startsWith("\"")) charset.removePrefix(1);
    if (charset.endsWith("\"")) charset = charset.sub(0, charset.size() - 1);
    return;
  }
}

static bool isListed(const CharsetSettings& settings, const Slice& type) {
  static const char* const kDefaults[] = {
      "text/html",          "text/xml", "text/plain", "text/vnd.wap.wml", "application/javascript",
      "application/rss+xml"};
  for (std::size_t i = 0; i < settings.types.size(); ++i)
    if (settings.types[i] == "*" || equalsIgnoreCase(type, settings.types[i])) return true;
  for (std::size_t i = 0; settings.types.empty() && i < sizeof kDefaults / sizeof *kDefaults; ++i)
    if (equalsIgnoreCase(type, kDefaults[i])) return true;
  return false;
}

// Returns false if the body has another charset and cannot be converted.
static bool findConversion(Exchange& x, const Slice& from, const Slice& to) {
  if (from.empty() || equalsIgnoreCase(from, to)) return true;
  if (!x.response.contentEncoding.empty()) return false;
  x.response.conversion = x.scope().response.charset.maps->find(from, to);
  if (!x.response.conversion) {
    x.log(kLogError, "no \"charset_map\" between the charsets \"" + from.str() + "\" and \"" +
                         to.str() + "\"");
  }
  return x.response.conversion != 0;
}

// Returns true if the response gets a charset, which becomes `to`. What an upstream server says in
// X-Accel-Charset holds for every type; as in nginx, the configuration must have named it.
static bool chooseCharset(const Exchange& x, const ContentType& given, std::string& to) {
  const CharsetSettings& settings = x.scope().response.charset;
  if (!x.response.charset.empty()) {
    to = x.response.charset;
    if (equalsIgnoreCase(to, "off")) return false;
    if (settings.maps->knows(to)) return true;
    x.log(kLogError, "unknown charset \"" + to + "\" to override");
    return false;
  }
  bool isWanted = given.charset.empty() ? isListed(settings, given.type) : settings.overrides;
  if (isWanted) expand(settings.name, x, to);
  return !to.empty();
}

void applyCharset(Exchange& x) {
  const CharsetSettings& settings = x.scope().response.charset;
  bool isAsked = !settings.name.empty() || !x.response.charset.empty();
  if (!isAsked || x.response.contentType.empty()) return;
  if (x.response.isCharsetChosen) return;
  x.response.isCharsetChosen = true;
  ContentType given(x.response.contentType);
  std::string to;
  std::string from = given.charset.str();
  if (!chooseCharset(x, given, to)) return;
  if (from.empty()) expand(settings.source, x, from);
  if (!findConversion(x, from, to)) return;
  x.response.contentType = given.type.str() + "; charset=" + to;
}

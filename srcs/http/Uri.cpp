#include "http/Uri.hpp"

#include <cstring>

#include "base/Numbers.hpp"
#include "http/CharClass.hpp"

static const int kBadRequest = 400;
static const off_t kLargestPort = 65535;
static const std::size_t kMostPortDigits = 5;
static const int kIpv6Groups = 8;

// Returns true for a number from 0 to 255 without a leading zero.
static bool isIpv4Part(const Slice& text) {
  off_t value;
  if (text.size() > 3 || !parseDecimal(text, value)) return false;
  return value <= 255 && (text.size() == 1 || text[0] != '0');
}

static bool isIpv4(Slice text) {
  for (int dots = 0; dots < 3; ++dots) {
    std::size_t dot = text.find('.');
    if (dot == Slice::npos || !isIpv4Part(text.sub(0, dot))) return false;
    text.removePrefix(dot + 1);
  }
  return isIpv4Part(text);
}

static bool isIpv6Group(const Slice& text) {
  off_t value;
  return text.size() <= 4 && parseHex(text, value);
}

// Counts the groups on one side of "::". An IPv4 address counts as two and may only come last.
// Returns -1 if a group is malformed.
static int countIpv6Groups(Slice text, bool mayEndInIpv4) {
  if (text.empty()) return 0;
  for (int groups = 1;; ++groups) {
    std::size_t colon = text.find(':');
    if (colon == Slice::npos) {
      if (isIpv6Group(text)) return groups;
      return mayEndInIpv4 && isIpv4(text) ? groups + 1 : -1;
    }
    if (!isIpv6Group(text.sub(0, colon))) return -1;
    text.removePrefix(colon + 1);
  }
}

static std::size_t findDoubleColon(const Slice& text) {
  for (std::size_t i = 0; i + 1 < text.size(); ++i)
    if (text[i] == ':' && text[i + 1] == ':') return i;
  return Slice::npos;
}

// Returns true for an IPv6address without a zone (RFC 3986 3.2.2).
static bool isIpv6(const Slice& text) {
  std::size_t gap = findDoubleColon(text);
  if (gap == Slice::npos) return countIpv6Groups(text, true) == kIpv6Groups;
  int before = countIpv6Groups(text.sub(0, gap), false);
  int after = countIpv6Groups(text.from(gap + 2), true);
  return before >= 0 && after >= 0 && before + after < kIpv6Groups;
}

static bool isIpvFutureChar(char c) {
  return c > ' ' && c <= '~' && std::strchr("()/?#@,;<>[]\\{}\"", c) == 0;
}

// Returns true for an IPvFuture address (RFC 3986 3.2.2): "v", hexadecimal digits, ".", and an
// address in a form to come, of printable ASCII. As in nginx, no dot follows another one.
static bool isIpvFuture(const Slice& text) {
  std::size_t dot = text.find('.');
  if (text.empty() || toLower(text[0]) != 'v' || dot == Slice::npos) return false;
  for (std::size_t i = 1; i < dot; ++i)
    if (hexValue(text[i]) < 0) return false;
  for (std::size_t i = dot + 1; i < text.size(); ++i)
    if (!isIpvFutureChar(text[i]) || (text[i] == '.' && text[i - 1] == '.')) return false;
  return dot > 1 && dot + 1 < text.size();
}

static bool isHostChar(char c) {
  return isDigit(c) || (toLower(c) >= 'a' && toLower(c) <= 'z') || c == '-' || c == '_';
}

// Accepts labels with single dots between them. The caller has removed the final dot of the root.
static bool isHostName(const Slice& name) {
  bool isLabelEmpty = true;
  for (std::size_t i = 0; i < name.size(); ++i) {
    bool isDot = name[i] == '.';
    if (isDot ? isLabelEmpty : !isHostChar(name[i])) return false;
    isLabelEmpty = isDot;
  }
  return !isLabelEmpty;
}

static bool isPort(const Slice& text) {
  if (text.empty()) return true;
  off_t value;
  return text.size() <= kMostPortDigits && parseDecimal(text, value) && value > 0 &&
         value <= kLargestPort;
}

// Returns where the host ends: behind its bracket, or at the first colon.
static std::size_t hostEnd(const Slice& text) {
  if (text.empty() || text[0] != '[') {
    std::size_t colon = text.find(':');
    return colon == Slice::npos ? text.size() : colon;
  }
  std::size_t bracket = text.find(']');
  return bracket == Slice::npos ? 0 : bracket + 1;
}

int parseHost(const Slice& text, Slice& host, Slice& port) {
  std::size_t end = hostEnd(text);
  if (end == 0 || (end < text.size() && text[end] != ':')) return kBadRequest;
  Slice name = text.sub(0, end);
  if (name[0] == '[') {
    Slice literal = name.sub(1, name.size() - 2);
    if (!isIpv6(literal) && !isIpvFuture(literal)) return kBadRequest;
  } else {
    if (name.back() == '.') name = name.sub(0, name.size() - 1);
    if (!isHostName(name)) return kBadRequest;
  }
  Slice digits = text.from(end + 1);
  if (!isPort(digits)) return kBadRequest;
  host = name;
  port = digits.empty() ? Slice() : digits;
  return 0;
}

// Splits `text` at its '?'.
static void splitQuery(const Slice& text, Uri& uri) {
  std::size_t mark = text.find('?');
  uri.hasQuery = mark != Slice::npos;
  uri.path = uri.hasQuery ? text.sub(0, mark) : text;
  uri.query = uri.hasQuery ? text.from(mark + 1) : Slice();
}

static std::size_t schemeSize(const Slice& target) {
  const Slice kHttp("http://");
  const Slice kHttps("https://");
  if (equalsIgnoreCase(target.sub(0, kHttp.size()), kHttp)) return kHttp.size();
  if (equalsIgnoreCase(target.sub(0, kHttps.size()), kHttps)) return kHttps.size();
  return 0;
}

static int parseAbsolute(const Slice& target, Uri& uri) {
  std::size_t scheme = schemeSize(target);
  if (scheme == 0) return kBadRequest;
  std::size_t end = scheme;
  while (end < target.size() && target[end] != '/' && target[end] != '?')
    ++end;
  uri.form = Uri::kAbsolute;
  splitQuery(target.from(end), uri);
  // The path "/" must point into the target too, so it is the last slash of "://".
  if (uri.path.empty()) uri.path = target.sub(scheme - 1, 1);
  return parseHost(target.sub(scheme, end - scheme), uri.host, uri.port);
}

static int parseAuthority(const Slice& target, Uri& uri) {
  uri.form = Uri::kAuthority;
  if (parseHost(target, uri.host, uri.port) != 0 || uri.port.empty()) return kBadRequest;
  return 0;
}

static int parseAsterisk(Method method, Uri& uri) {
  uri.form = Uri::kAsterisk;
  return method == kOptions ? 0 : kBadRequest;
}

static bool hasOnlyTargetChars(const Slice& target) {
  bool isQuery = false;
  for (std::size_t i = 0; i < target.size(); ++i) {
    if (!isTargetChar(target[i]) || (target[i] == '\\' && !isQuery)) return false;
    if (target[i] == '?') isQuery = true;
  }
  return true;
}

int parseTarget(const Slice& target, Method method, Uri& uri) {
  uri = Uri();
  if (target.empty() || !hasOnlyTargetChars(target)) return kBadRequest;
  if (method == kConnect) return parseAuthority(target, uri);
  if (target == Slice("*")) return parseAsterisk(method, uri);
  if (target[0] != '/') return parseAbsolute(target, uri);
  splitQuery(target, uri);
  return 0;
}
